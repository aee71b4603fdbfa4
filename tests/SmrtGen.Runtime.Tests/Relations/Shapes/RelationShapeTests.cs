using SmrtGen.Runtime.Tests.Relations.Model;
using SmrtGen.Runtime.Tests.Relations.Support;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Shapes;

/// <summary>However a relation is read, it is what SQL by hand says, for the same number of statements whatever the number of parents.</summary>
public sealed class RelationShapeTests(LibraryDatabases databases) : IClassFixture<LibraryDatabases>
{
    [Theory, EachShape]
    public async Task Every_way_reads_what_sql_reads(TestEngine engine, string shapeName)
    {
        await using Library library = Library.Open(await databases.OpenAsync(engine));
        RelationShape shape = RelationShapes.All.Single(each => each.Name == shapeName);

        await CheckAsync(library, shape, 1, "single", scope => shape.SingleAsync(scope));
        foreach (int parents in (int[])[1, 10, 1000])
        {
            await CheckAsync(library, shape, parents, "list", scope => shape.ListAsync(scope, parents));
            await CheckAsync(library, shape, parents, "stream", scope => shape.StreamAsync(scope, parents));
            await CheckAsync(library, shape, parents, "page", scope => shape.PageAsync(scope, parents));
            await CheckAsync(library, shape, parents, "loop", scope => shape.LoopAsync(scope, parents));
        }
    }

    private static async Task CheckAsync(Library library, RelationShape shape, int parents, string way, Func<SmrtScope, Task<List<string>>> read)
    {
        List<string> expected = await shape.ByHandAsync(library.Database, parents);
        Assert.Equal(parents, expected.Count);

        await CheckAsync(library, expected, $"{way} of {parents}", shape.Levels + 1, () => read(library.Db));
        await CheckAsync(library, expected, $"{way} of {parents} in a transaction", shape.Levels + 1, async () =>
        {
            // The server counts a statement once its portal is closed, in a transaction at the latest by its end.
            await using LibraryDbTransaction tx = await library.Db.BeginTransactionAsync();
            return await read(tx);
        });
    }

    private static async Task CheckAsync(Library library, List<string> expected, string way, int statements, Func<Task<List<string>>> read)
    {
        long? before = await ServerStatements.CountAsync(library.Database);
        int sentBefore = library.Log.Count;
        List<string> actual = await read();
        int sent = library.Log.Count - sentBefore;
        long? served = await ServerStatements.CountAsync(library.Database) - before;

        Assert.True(expected.SequenceEqual(actual), $"{way}: {expected.Except(actual).FirstOrDefault()} was expected, found {actual.Except(expected).FirstOrDefault()}");
        Assert.True(sent == statements, $"{way}: {statements} round trips were expected, {sent} were made");
        Assert.True(served is null || served == statements, $"{way}: {statements} statements were expected, the server ran {served}");
    }
}
