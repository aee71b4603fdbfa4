using SmrtGen.Runtime.Tests.Relations.Chinook;

namespace SmrtGen.Runtime.Tests.Chinook.PostgreSql;

/// <summary>Walks along the relations of the store, in PostgreSQL's names.</summary>
public sealed class ChinookRelations(ChinookDb db) : IChinookRelations
{
    private const string WholeTable = "compared with every row of the script";

    public async Task<List<object?[]>> IncludePlaylistsOfArtistsAsync()
        => Rows(await db.Artists.Include(a => a.Albums).ThenInclude(a => a.Tracks).ThenInclude(t => t.Playlists).Unbounded(WholeTable).ToListAsync());

    public async Task<List<object?[]>> LoadPlaylistsOfArtistsAsync()
    {
        List<Artist> artists = await db.Artists.Unbounded(WholeTable).ToListAsync();
        foreach (Artist artist in artists)
        {
            foreach (Album album in await artist.LoadAlbumsAsync(db))
            {
                foreach (Track track in await album.LoadTracksAsync(db))
                    await track.LoadPlaylistsAsync(db);
            }
        }

        return Rows(artists);
    }

    public async Task<List<object?[]>> BatchPlaylistsOfArtistsAsync()
    {
        ChinookDbLoaders loaders = db.Loaders;
        List<object?[]>[] rows = await Task.WhenAll((await db.Artists.Unbounded(WholeTable).ToListAsync()).Select(async artist =>
        {
            List<object?[]> found = [];
            foreach (Album album in await loaders.ArtistAlbums.LoadAsync(artist.ArtistId))
            {
                IReadOnlyList<Track> tracks = await loaders.AlbumTracks.LoadAsync(album.AlbumId);
                IReadOnlyList<IReadOnlyList<Playlist>> playlists = await loaders.TrackPlaylists.LoadManyAsync(tracks.Select(t => t.TrackId));
                found.AddRange(tracks.Zip(playlists).SelectMany(pair => pair.Second.Select(p => new object?[] { artist.ArtistId, album.AlbumId, pair.First.TrackId, p.PlaylistId })));
            }

            return found;
        }));
        return [.. rows.SelectMany(found => found)];
    }

    public async Task<List<object?[]>> IncludeReportsAsync()
        => [.. (await db.Employees.Include(e => e.Reports).ThenInclude(e => e.Reports).ThenInclude(e => e.Manager).Unbounded(WholeTable).ToListAsync())
            .SelectMany(top => top.Reports.SelectMany(middle => middle.Reports.Select(low => new object?[] { top.EmployeeId, middle.EmployeeId, low.EmployeeId, low.Manager!.LastName })))];

    public async Task<List<object?[]>> LoadReportsAsync()
    {
        List<object?[]> rows = [];
        foreach (Employee top in await db.Employees.Unbounded(WholeTable).ToListAsync())
        {
            foreach (Employee middle in await top.LoadReportsAsync(db))
            {
                foreach (Employee low in await middle.LoadReportsAsync(db))
                    rows.Add([top.EmployeeId, middle.EmployeeId, low.EmployeeId, (await low.LoadManagerAsync(db))!.LastName]);
            }
        }

        return rows;
    }

    private static List<object?[]> Rows(List<Artist> artists)
        => [.. artists.SelectMany(artist => artist.Albums.SelectMany(album => album.Tracks.SelectMany(track => track.Playlists.Select(
            playlist => new object?[] { artist.ArtistId, album.AlbumId, track.TrackId, playlist.PlaylistId }))))];
}
