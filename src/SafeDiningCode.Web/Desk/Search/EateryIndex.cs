using System.Text.Json;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>What a search found: keys, best first, and how many there are in all.</summary>
internal sealed record FoundKeys(IReadOnlyList<long> Best, int Total);

/// <summary>
/// All that eateries can be found by, in memory while somebody searches: neither engine looks for two characters in the
/// middle of a hundred thousand texts within the time between two keys. Read on the first search, kept up to date by the
/// change log, let go of half an hour after the last one.
/// </summary>
internal sealed class EateryIndex(Database database, TimeProvider clock, ILogger<EateryIndex> logger) : IDisposable
{
    private const int Most = 500;

    // What was committed late has an id among the last ones: those of them that were never there are asked for again.
    private const int LookBack = 100;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private readonly SemaphoreSlim gate = new(1);
    private Kept? kept;

    /// <summary>When somebody last searched.</summary>
    internal DateTimeOffset LastUsed { get; private set; }

    /// <summary>Whether the texts are in memory.</summary>
    internal bool IsLoaded => kept is not null;

    /// <summary>Finds eateries of a scope whose texts have all these words.</summary>
    public async Task<FoundKeys> FindAsync(Scope scope, IReadOnlyList<string> words, int most, CancellationToken cancellation = default)
    {
        return Search(await UpToDateAsync(cancellation), scope, words, most);
    }

    /// <summary>Reads the texts ahead of the first search. What fails here fails there again, and is told there.</summary>
    public async Task WarmAsync()
    {
        try
        {
            await UpToDateAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            logger.LogWarning("Eateries could not be read ahead of a search: {Error}", LoggedError.Of(error));
        }
    }

    /// <summary>Lets go of the texts where nobody searched for a while.</summary>
    public void LetGo()
    {
        if (clock.GetUtcNow() - LastUsed > Idle)
        {
            kept = null;
        }
    }

    public void Dispose() => gate.Dispose();

    private static FoundKeys Search(ArraySegment<Entry> entries, Scope scope, IReadOnlyList<string> words, int most)
    {
        // Names that begin so, names that have it, the rest.
        List<long>[] places = [[], [], []];
        // There are few places and many eateries: whether one is within the scope is asked once for each.
        var covered = new Dictionary<string, bool>(StringComparer.Ordinal);
        var total = 0;
        foreach (var entry in entries)
        {
            var first = entry.Text.IndexOf(words[0], StringComparison.Ordinal);
            if (first < 0 || !HasRest(entry.Text, words) || !IsCovered(entry.Division))
            {
                continue;
            }

            total++;
            var place = places[first == 0 ? 0 : first < entry.EndOfName ? 1 : 2];
            if (place.Count < most)
            {
                place.Add(entry.Id);
            }
        }

        return new FoundKeys([.. places.SelectMany(place => place).Take(most)], total);

        bool IsCovered(string division)
        {
            if (!covered.TryGetValue(division, out var isCovered))
            {
                covered.Add(division, isCovered = scope.Covers(division));
            }

            return isCovered;
        }
    }

    private static bool HasRest(string text, IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (!text.Contains(words[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<ArraySegment<Entry>> UpToDateAsync(CancellationToken cancellation)
    {
        LastUsed = clock.GetUtcNow();
        await gate.WaitAsync(cancellation);
        try
        {
            await using var session = await database.OpenAsync(Patience.Long, cancellation);
            kept ??= await LoadAsync(session, cancellation);
            await FollowAsync(session, kept, cancellation);
            return kept.Entries;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<Kept> LoadAsync(DatabaseSession session, CancellationToken cancellation)
    {
        // The end of the log first: what changes while this reads is read again.
        var last = await session.SingleAsync<long>("LastChange", cancellation: cancellation);
        var texts = new Kept(last);
        List<SearchedRow> one = [];
        await foreach (var row in session.StreamAsync<SearchedRow>("EateriesToSearch", cancellation: cancellation))
        {
            if (one.Count > 0 && one[0].Id != row.Id)
            {
                texts.Put(Entry.Of(one));
                one.Clear();
            }

            one.Add(row);
        }

        if (one.Count > 0)
        {
            texts.Put(Entry.Of(one));
        }

        return texts;
    }

    private static async Task FollowAsync(DatabaseSession session, Kept texts, CancellationToken cancellation)
    {
        while (true)
        {
            var changes = await session.QueryAsync<ChangeFollower.ChangeRow>(
                "ChangesSince", new { texts.After, Missing = JsonSerializer.Serialize(texts.Missing()), Most }, cancellation);
            var stale = changes.SelectMany(change => change.Changes()).Where(change => texts.IsStale(change.Id, change.Version)).Select(change => change.Id).Distinct();
            foreach (var some in stale.Chunk(Most))
            {
                var rows = await session.QueryAsync<SearchedRow>("EateriesToSearchAgain", new { Eateries = $"[{string.Join(',', some)}]" }, cancellation);
                foreach (var one in rows.GroupBy(row => row.Id))
                {
                    texts.Put(Entry.Of([.. one]));
                }
            }

            texts.HaveRead(changes.ConvertAll(change => change.Id));
            if (changes.Count < Most)
            {
                return;
            }
        }
    }

    /// <summary>An eatery with one of its licences.</summary>
    internal sealed record SearchedRow
    {
        public required long Id { get; init; }

        public required string Division { get; init; }

        public required long Version { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public string? Licence { get; init; }
    }

    private sealed record Entry(long Id, string Division, long Version, string Text, int EndOfName)
    {
        public static Entry Of(List<SearchedRow> rows)
        {
            var first = rows[0];
            var text = SearchText.Of(first.Name, first.Sign, first.Address, rows.Select(row => row.Licence).OfType<string>());
            return new Entry(first.Id, string.Intern(first.Division), first.Version, text, SearchText.EndOfName(text));
        }
    }

    // Read by searches while one at a time writes: an entry is replaced where it stands, and new ones go behind all others.
    // What was at the end of the log while the texts were read may be in them or not, so the reading begins before it.
    private sealed class Kept(long lastChange)
    {
        // Changes of late that were read.
        private readonly HashSet<long> read = [];
        private readonly Dictionary<long, int> positions = [];
        private Entry[] entries = new Entry[1024];

        /// <summary>Changes behind this one are to be read.</summary>
        public long After { get; private set; } = Math.Max(0, lastChange - LookBack);

        /// <summary>And of those shortly before it, these: they were not there yet.</summary>
        public IEnumerable<long> Missing() =>
            read.Count == 0 ? [] : Enumerable.Range(1, LookBack).Select(back => After - back).Where(id => id > 0 && !read.Contains(id));

        public void HaveRead(List<long> changes)
        {
            read.UnionWith(changes);
            After = changes.Count == 0 ? After : Math.Max(After, changes[^1]);
            read.RemoveWhere(id => id < After - LookBack);
        }

        public ArraySegment<Entry> Entries => new(entries, 0, positions.Count);

        public void Put(Entry entry)
        {
            if (positions.TryGetValue(entry.Id, out var position))
            {
                entries[position] = entry;
                return;
            }

            position = positions.Count;
            if (position == entries.Length)
            {
                Array.Resize(ref entries, entries.Length * 2);
            }

            entries[position] = entry;
            positions.Add(entry.Id, position);
        }

        /// <summary>Whether something is newer than what is here; a version of 0 was not told.</summary>
        public bool IsStale(long id, long version) =>
            version == 0 || !positions.TryGetValue(id, out var position) || entries[position].Version < version;
    }
}
