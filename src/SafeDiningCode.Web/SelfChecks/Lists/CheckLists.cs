using System.Collections.Concurrent;
using System.Collections.Frozen;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.SelfChecks.Lists;

/// <summary>
/// The check lists by kind and version: those that the program brings, and those that an administrator added. The newest
/// of a kind is the one in use.
/// </summary>
internal sealed class CheckLists(Database database, TimeProvider clock)
{
    private const string Prefix = "check-lists/";

    private static readonly FrozenDictionary<(SelfCheckKind Kind, int Version), CheckList> Brought = ReadBrought();

    // Lists are never changed: what was read once is kept.
    private readonly ConcurrentDictionary<(SelfCheckKind Kind, int Version), CheckList> added = new();

    /// <summary>The list of a kind that is in use.</summary>
    public async Task<CheckList> CurrentAsync(SelfCheckKind kind, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var newest = await session.SingleAsync<int>("NewestCheckListVersion", new { Kind = SelfCheckKinds.ToCode(kind) }, cancellation);
        return await FindAsync(session, kind, Math.Max(newest, NewestBrought(kind)), cancellation)
            ?? throw new InvalidOperationException($"The newest check list of kind {kind} is gone.");
    }

    /// <summary>A list by its version; null where there is none.</summary>
    public async Task<CheckList?> FindAsync(SelfCheckKind kind, int version, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, kind, version, cancellation);
    }

    /// <summary>Adds a list, which is in use from now on. It must be newer than all of its kind; answers whether it is.</summary>
    public async Task<bool> AddAsync(DatabaseSession session, CheckList list, CancellationToken cancellation = default)
    {
        var newest = await session.SingleAsync<int>("NewestCheckListVersion", new { list.Kind }, cancellation);
        if (list.Version <= Math.Max(newest, NewestBrought(list.CheckKind)))
        {
            return false;
        }

        await session.ExecuteAsync(
            "AddCheckList", new { list.Kind, list.Version, Content = CheckListFile.Write(list), AddedAt = clock.GetUtcNow().UtcDateTime }, cancellation);
        return true;
    }

    private async Task<CheckList?> FindAsync(DatabaseSession session, SelfCheckKind kind, int version, CancellationToken cancellation)
    {
        if (Brought.TryGetValue((kind, version), out var list) || added.TryGetValue((kind, version), out list))
        {
            return list;
        }

        var content = await session.SingleOrDefaultAsync<string>("FindCheckList", new { Kind = SelfCheckKinds.ToCode(kind), Version = version }, cancellation);
        if (content is null)
        {
            return null;
        }

        var (read, fault) = CheckListFile.Read(content);
        return added.GetOrAdd((kind, version), read ?? throw new InvalidOperationException($"Check list {kind} {version} in the database cannot be used. {fault}"));
    }

    private static int NewestBrought(SelfCheckKind kind) => Brought.Keys.Where(key => key.Kind == kind).Max(key => key.Version);

    private static FrozenDictionary<(SelfCheckKind, int), CheckList> ReadBrought()
    {
        var assembly = typeof(CheckLists).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => CheckListFile.Read(SqlCatalogue.Read(assembly, name)) is ({ } list, null) ? list : throw new InvalidOperationException($"{name} is no check list."))
            .ToFrozenDictionary(list => (list.CheckKind, list.Version));
    }
}
