using SmrtGen.Runtime.Tests.Caching.Model;

namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>What the generated copy of an entity has in common with it: its values, and nothing that can change.</summary>
public class CopyTests
{
    [Fact]
    public void Every_value_is_copied()
    {
        Article article = NewArticle();
        Article copy = ArticleMapping.Copy(article);
        Assert.NotSame(article, copy);
        Assert.Equivalent(article, copy, strict: true);
    }

    [Fact]
    public void Nothing_that_can_change_is_shared()
    {
        Article article = NewArticle();
        Article copy = ArticleMapping.Copy(article);
        copy.Image![0] = 99;
        copy.Sizes![0] = 99;
        copy.Tags.Add("more");
        copy.Details!.Text = "changed";
        copy.Details.Pages.Add(99);
        copy.Blob.Content[0] = 99;
        Article expected = NewArticle();
        expected.Loads = article.Loads;
        Assert.Equivalent(expected, article, strict: true);
    }

    [Fact]
    public void Null_stays_null()
    {
        Article copy = ArticleMapping.Copy(new Article { Slug = "s" });
        Assert.Equal((null, null, null, null, null, null), (copy.Note, copy.ShelfId, copy.Weight, copy.SeenAt, copy.Image, copy.Sizes));
        Assert.Null(copy.Details);
    }

    [Fact]
    public void A_copy_is_told_to_the_hook_like_an_entity_that_was_read()
        => Assert.Equal(1, ArticleMapping.Copy(new Article { Slug = "s", Loads = 7 }).Loads);

    [Fact]
    public void What_cannot_change_is_not_copied()
    {
        var country = new Country("FI", "Suomi", new DateOnly(1917, 12, 6));
        Assert.Same(country, CountryMapping.Copy(country));
        Assert.True(CountryMapping.CachePolicy.IsImmutable);
        Assert.False(ArticleMapping.CachePolicy.IsImmutable);
        Assert.False(MembershipMapping.CachePolicy.IsImmutable);
    }

    [Fact]
    public void The_policy_says_what_the_attribute_says()
    {
        Assert.Equal(("articles", TimeSpan.FromMinutes(5), CacheMode.EntitiesAndLists), (ArticleMapping.CachePolicy.Table, ArticleMapping.CachePolicy.Duration, ArticleMapping.CachePolicy.Mode));
        Assert.Equal(("countries", TimeSpan.FromHours(1), CacheMode.Entities), (CountryMapping.CachePolicy.Table, CountryMapping.CachePolicy.Duration, CountryMapping.CachePolicy.Mode));
    }

    [Fact]
    public void The_estimate_grows_with_texts_and_lists()
    {
        Article small = NewArticle();
        Article large = NewArticle();
        large.Note = new string('x', 1000);
        large.Image = new byte[500];
        large.Sizes = new int[300];
        large.Tags = [.. Enumerable.Repeat(new string('y', 10), 20)];
        int difference = ArticleMapping.EstimateSize(large) - ArticleMapping.EstimateSize(small);
        Assert.InRange(difference, 2000 + 490 + 1180 + 500, 2000 + 500 + 1200 + 1100);
        Assert.InRange(ArticleMapping.EstimateSize(new Article { Slug = "" }), 100, 1000);
    }

    private static Article NewArticle()
    {
        var article = new Article
        {
            Id = 1,
            Slug = "slug",
            Note = "note",
            ShelfId = 3,
            Price = 1.50m,
            State = ArticleState.Shown,
            Weight = new Weight(2.5),
            SeenAt = new DateTime(2024, 2, 29, 1, 2, 3),
            Image = [1, 2],
            Sizes = [3, 4],
            Tags = ["a", "b"],
            Details = new ArticleDetails { Text = "t", Pages = [5] },
            Blob = new Blob([6]),
        };
        article.Loads = 1;
        return article;
    }
}
