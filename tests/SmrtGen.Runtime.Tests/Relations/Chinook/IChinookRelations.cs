namespace SmrtGen.Runtime.Tests.Relations.Chinook;

/// <summary>Walks along relations of Chinook; rows of keys, in any order.</summary>
public interface IChinookRelations
{
    Task<List<object?[]>> IncludePlaylistsOfArtistsAsync();

    Task<List<object?[]>> LoadPlaylistsOfArtistsAsync();

    Task<List<object?[]>> BatchPlaylistsOfArtistsAsync();

    Task<List<object?[]>> IncludeReportsAsync();

    Task<List<object?[]>> LoadReportsAsync();
}
