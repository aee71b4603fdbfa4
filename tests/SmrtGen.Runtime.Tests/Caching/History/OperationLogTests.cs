using SmrtGen.Soak.History;

namespace SmrtGen.Runtime.Tests.Caching.History;

/// <summary>The log: everything appended is read back, from files that nobody has closed.</summary>
public sealed class OperationLogTests
{
    [Fact]
    public async Task What_was_appended_is_in_the_files()
    {
        const int sessions = 4, lines = OperationLog.LinesPerFile / 2 + 10;
        string folder = Directory.CreateTempSubdirectory("smrtgen-log").FullName;
        try
        {
            using OperationLog log = new(Path.Combine(folder, "node-1"));
            await Task.WhenAll(Enumerable.Range(1, sessions).Select(session => Task.Run(() =>
            {
                for (int i = 1; i <= lines; i++)
                    log.Append(new Operation { Kind = OperationKind.Read, Session = session, Start = i, Nonce = session * i });
            })));

            Operation[] read = OperationLog.ReadAll(folder);
            Assert.Equal(sessions * lines, read.Length);
            Assert.All(read.GroupBy(o => o.Session), of => Assert.Equal(Enumerable.Range(1, lines).Select(i => (long)i), of.Select(o => o.Start)));
            Assert.All(read, o => Assert.Equal(o.Session * o.Start, o.Nonce));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
