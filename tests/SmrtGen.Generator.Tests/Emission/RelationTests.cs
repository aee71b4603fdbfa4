using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

/// <summary>Every shape of relation compiles, is created by the DDL and can be loaded.</summary>
public class RelationTests : RoundTripTests
{
    [Fact]
    public Task To_one_and_to_many_by_convention() => RoundTrip(
        """
        [Smrt] public partial class Category { public int Id { get; set; } public string Name { get; set; } = ""; public partial IReadOnlyList<Product> Products { get; set; } }
        [Smrt] public partial class Product
        {
            public int Id { get; set; }
            public int CategoryId { get; set; }
            public int? ParentId { get; set; }
            [OnDelete(DeleteBehavior.Cascade)] public partial Category Category { get; set; }
            public partial Product? Parent { get; private set; }
            public partial IEnumerable<Product> Children { get; }
        }
        """,
        """
        await db.Categories.InsertAsync(new Category { Name = "c" });
        await db.Products.InsertManyAsync([new Product { CategoryId = 1 }, new Product { CategoryId = 1, ParentId = 1 }]);
        List<Product> products = await db.Products.OrderBy(p => p.Id).Take(10).ToListAsync();
        await Check.ThrowsAsync<NavigationNotLoadedException>(() => Task.FromResult(products[0].Category));
        Check.Equal("c", (await products[0].LoadCategoryAsync(db)).Name);
        Check.Equal("c", products[1].Category.Name);
        Check.Equal(1, (await products[1].LoadParentAsync(db))!.Id);
        Check.Equal(null, products[0].Parent);
        Check.Equal(2, (await products[0].LoadChildrenAsync(db)).Single().Id);
        Category category = (await db.Categories.Take(1).Include(p => p.Products).ToListAsync()).Single();
        Check.Equal(2, category.Products.Count);
        Check.Equal(1, await db.Products.Where(p => p.Category.Name == "c" && p.Children.Any()).CountAsync());
        Check.Equal(2, (await db.Loaders.CategoryProducts.LoadAsync(1)).Count);
        Check.Equal("c", (await db.Loaders.CategoryById.LoadAsync(1))!.Name);
        await db.Categories.DeleteAsync(1);
        Check.Equal(0, await db.Products.CountAsync());
        """);

    [Fact]
    public Task Several_relations_to_one_entity() => RoundTrip(
        """
        [Smrt] public partial class User
        {
            public UserId Id { get; set; }
            [InverseProperty(nameof(Message.From))] public partial IReadOnlyList<Message> Sent { get; set; }
            [ForeignKey("Receiver")] public partial IReadOnlyCollection<Message> Received { get; init; }
        }
        public readonly record struct UserId(long Value);
        [Smrt] public partial class Message
        {
            public int Id { get; set; } public UserId Sender { get; set; } public UserId? Receiver { get; set; }
            [ForeignKey(nameof(Sender))] public partial User? From { get; set; }
            [ForeignKey(nameof(Receiver)), OnDelete(DeleteBehavior.SetNull)] public partial User? To { get; set; }
        }
        """,
        """
        await db.Users.InsertManyAsync([new User(), new User()]);
        await db.Messages.InsertManyAsync([new Message { Sender = new(1), Receiver = new(2) }, new Message { Sender = new(1) }]);
        User one = await db.Users.GetAsync(new(1)), two = await db.Users.GetAsync(new(2));
        Check.Equal((2, 0), ((await one.LoadSentAsync(db)).Count, (await one.LoadReceivedAsync(db)).Count));
        Check.Equal((0, 1), ((await two.LoadSentAsync(db)).Count, (await two.LoadReceivedAsync(db)).Count));
        Message second = await db.Messages.GetAsync(2);
        Check.Equal(null, await second.LoadToAsync(db));
        Check.Equal(new UserId(1), (await second.LoadFromAsync(db))!.Id);
        """);

    [Fact]
    public Task One_to_one_from_both_sides() => RoundTrip(
        """
        [Smrt] public partial class Person { public int Id { get; set; } public partial Passport? Passport { get; set; } }
        [Smrt] public partial class Passport { [Key] public int PersonId { get; set; } public string Number { get; set; } = ""; public partial Person? Person { get; set; } }
        """,
        """
        await db.People().InsertManyAsync([new Person(), new Person()]);
        await db.Passports.InsertAsync(new Passport { PersonId = 2, Number = "n" });
        Person one = await db.Persons.GetAsync(1), two = await db.Persons.GetAsync(2);
        Check.Equal(null, await one.LoadPassportAsync(db));
        Check.Equal("n", (await two.LoadPassportAsync(db))!.Number);
        Check.Equal(2, (await two.Passport!.LoadPersonAsync(db))!.Id);
        """.Replace("People()", "Persons", StringComparison.Ordinal));

    [Fact]
    public Task Many_to_many_through_a_join_entity() => RoundTrip(
        """
        [Smrt] public partial class Playlist { public int Id { get; set; } [SmrtJoin(typeof(PlaylistTrack))] public partial IReadOnlyList<Track> Tracks { get; set; } }
        [Smrt] public partial class Track { public Guid Id { get; set; } [SmrtJoin(typeof(PlaylistTrack))] public partial IReadOnlyList<Playlist> Playlists { get; set; } }
        [Smrt] public partial class PlaylistTrack
        {
            [Key] public int PlaylistId { get; set; } [Key] public Guid TrackId { get; set; }
            public partial Playlist? Playlist { get; set; } public partial Track? Track { get; set; }
        }
        """,
        """
        var track = new Track();
        await db.Tracks.InsertAsync(track);
        await db.Playlists.InsertManyAsync([new Playlist(), new Playlist()]);
        await db.PlaylistTracks.InsertAsync(new PlaylistTrack { PlaylistId = 2, TrackId = track.Id });
        Check.Equal(track.Id, (await (await db.Playlists.GetAsync(2)).LoadTracksAsync(db)).Single().Id);
        Check.Equal(0, (await (await db.Playlists.GetAsync(1)).LoadTracksAsync(db)).Count);
        Check.Equal(2, (await track.LoadPlaylistsAsync(db)).Single().Id);
        PlaylistTrack entry = await db.PlaylistTracks.GetAsync(2, track.Id);
        Check.Equal(2, (await entry.LoadPlaylistAsync(db))!.Id);
        """);

    [Fact]
    public Task Many_to_many_with_itself() => RoundTrip(
        """
        [Smrt] public partial class User
        {
            public int Id { get; set; }
            [SmrtJoin(typeof(Follow)), ForeignKey("FollowerId")] public partial IReadOnlyList<User> Following { get; set; }
            [SmrtJoin(typeof(Follow)), ForeignKey("FollowedId")] public partial IReadOnlyList<User> Followers { get; set; }
        }
        [Smrt] public partial class Follow { [Key] public int FollowerId { get; set; } [Key] public int FollowedId { get; set; } }
        """,
        """
        await db.Users.InsertManyAsync([new User(), new User()]);
        await db.Follows.InsertAsync(new Follow { FollowerId = 1, FollowedId = 2 });
        User one = await db.Users.GetAsync(1), two = await db.Users.GetAsync(2);
        Check.Equal((2, 0), ((await one.LoadFollowingAsync(db)).Single().Id, (await one.LoadFollowersAsync(db)).Count));
        Check.Equal((1, 0), ((await two.LoadFollowersAsync(db)).Single().Id, (await two.LoadFollowingAsync(db)).Count));
        """);

    [Fact]
    public Task Composite_foreign_keys() => RoundTrip(
        """
        [Smrt] public partial class Room { [Key] public int Floor { get; set; } [Key] public string Door { get; set; } = ""; public partial IReadOnlyList<Desk> Desks { get; set; } }
        [Smrt] public partial class Desk
        {
            public int Id { get; set; } public int? RoomFloor { get; set; } public string? RoomDoor { get; set; }
            public partial Room? Room { get; set; }
        }
        """,
        """
        await db.Rooms.InsertAsync(new Room { Floor = 1, Door = "a" });
        await db.Desks.InsertManyAsync([new Desk { RoomFloor = 1, RoomDoor = "a" }, new Desk { RoomFloor = 1 }]);
        List<Desk> desks = await db.Desks.OrderBy(p => p.Id).Take(5).ToListAsync();
        Check.Equal("a", (await desks[0].LoadRoomAsync(db))!.Door);
        Check.Equal(null, desks[1].Room);
        Check.Equal(1, (await desks[0].Room!.LoadDesksAsync(db)).Count);
        await Check.ThrowsAsync<ForeignKeyConstraintException>(() => db.Desks.InsertAsync(new Desk { RoomFloor = 9, RoomDoor = "x" }).AsTask());
        """);

    [Fact]
    public Task Records_are_compared_and_printed_without_what_was_loaded() => RoundTrip(
        """
        [Smrt] public partial record Category(int Id, string Name);
        [Smrt] public partial record Product(int Id, int CategoryId) { public partial Category? Category { get; set; } public partial IReadOnlyList<Peer> Peers { get; set; } }
        [Smrt] public sealed partial record Peer(int Id, int ProductId) { public partial Product? Product { get; set; } }
        """,
        """
        await db.Categories.InsertAsync(new Category(0, "c"));
        var inserted = new Product(0, 1);
        await db.Products.InsertAsync(inserted);
        Product back = await db.Products.GetAsync(1);
        await back.LoadCategoryAsync(db);
        await back.LoadPeersAsync(db);
        Check.Equal(inserted, back);
        Check.Equal(inserted.GetHashCode(), back.GetHashCode());
        Check.Equal("Product { Id = 1, CategoryId = 1 }", inserted.ToString());
        """);

    [Fact]
    public Task Foreign_keys_without_a_navigation() => RoundTrip(
        """
        namespace Shop.Model { [Smrt] public partial class Category { public int Id { get; set; } } }
        [Smrt] public partial class Product { public int Id { get; set; } [ForeignKey("Category"), OnDelete(DeleteBehavior.Restrict)] public int CategoryId { get; set; } [ForeignKey("Category")] public int? Other { get; set; } }
        """,
        "await Check.ThrowsAsync<ForeignKeyConstraintException>(() => db.Products.InsertAsync(new Product { CategoryId = 5 }).AsTask());");

    [Fact]
    public void Virtual_and_required_navigations_keep_their_modifiers()
        => GeneratorRun.Of(
            """
            [Smrt] public partial class Category { public int Id { get; set; } }
            [Smrt] public partial class Product
            {
                public int Id { get; set; } public int CategoryId { get; set; } public int MainId { get; set; }
                public virtual partial Category? Category { get; protected internal set; }
                public required partial Category Main { get; init; }
            }
            """);
}
