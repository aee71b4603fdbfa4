using System.Runtime.CompilerServices;
using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Peers;

/// <summary>Peers know each other weakly.</summary>
public sealed class PeerLifetimeTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachEngine]
    public async Task Half_of_the_peers_may_be_collected(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.OrderBy(a => a.Id).Take(1000).ToListAsync();
        List<WeakReference> dropped = DropEverySecond(authors);

        Assert.Equal(0, await CountLivingAsync(dropped));
        Assert.Equal(500, authors.Count);
        Assert.Equal(1, await library.Log.CountAsync(async () =>
        {
            foreach (Author author in authors)
                await author.LoadWrittenAsync(library.Db);
        }));
        Assert.Equal(
            RowText.Of(await library.Database.Sql.RowsAsync("SELECT a.id, b.id FROM authors a JOIN books b ON b.author_id = a.id WHERE a.id % 2 = 1 ORDER BY a.id, b.id")),
            authors.SelectMany(a => a.Written.OrderBy(b => b.Id).Select(b => RowText.Of(a.Id, b.Id))));
    }

    [Theory, EachEngine]
    public async Task Keeping_one_keeps_no_other(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        List<Author> authors = await library.Db.Authors.OrderBy(a => a.Id).Take(100).ToListAsync();
        await authors[0].LoadPupilsAsync(library.Db);
        (Author kept, List<WeakReference> others) = KeepFirst(authors);

        Assert.Equal(0, await CountLivingAsync(others));
        Assert.Equal(1, kept.Id);
        Assert.Equal(1, await library.Log.CountAsync(async () => await kept.LoadWrittenAsync(library.Db)));
    }

    [Theory, EachEngine]
    public async Task Peers_are_collected_while_others_load(TestEngine engine)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        for (int round = 0; round < 20; round++)
        {
            List<Author> authors = await library.Db.Authors.OrderBy(a => a.Id).Take(1000).ToListAsync();
            Task collecting = Task.Run(Collect);
            while (authors.Count > 0)
            {
                await authors[^1].LoadWrittenAsync(library.Db);
                authors.RemoveRange(authors.Count / 2, authors.Count - (authors.Count / 2));
            }

            await collecting;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> DropEverySecond(List<Author> authors)
    {
        List<WeakReference> dropped = [.. authors.Where((_, i) => i % 2 == 1).Select(author => new WeakReference(author))];
        authors.RemoveAll(author => author.Id % 2 == 0);
        return dropped;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Author Kept, List<WeakReference> Others) KeepFirst(List<Author> authors)
    {
        Author kept = authors[0];
        List<WeakReference> others = [.. authors.Skip(1).Select(author => new WeakReference(author)), .. authors.Skip(1).Select(author => new WeakReference(author.Pupils))];
        authors.Clear();
        return (kept, others);
    }

    /// <summary>Collects until all are dead. The thread that read the entities may hold them on its stack for a moment longer.</summary>
    private static async Task<int> CountLivingAsync(List<WeakReference> references)
    {
        for (int i = 0; i < 50 && references.Exists(reference => reference.IsAlive); i++)
        {
            await Task.Yield();
            Collect();
        }

        return references.Count(reference => reference.IsAlive);
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
