using System.Collections.Concurrent;
using System.Collections.Frozen;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Inspections.Forms;

/// <summary>
/// The forms by version: that which the program brings, and those that an administrator added. The newest is in use.
/// </summary>
internal sealed class InspectionForms(Database database, TimeProvider clock)
{
    private const string Prefix = "inspection-forms/";

    private static readonly FrozenDictionary<int, InspectionForm> Brought = ReadBrought();

    // Forms are never changed: what was read once is kept.
    private readonly ConcurrentDictionary<int, InspectionForm> added = new();

    /// <summary>The form in use.</summary>
    public async Task<InspectionForm> CurrentAsync(CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var newest = await session.SingleAsync<int>("NewestInspectionFormVersion", cancellation: cancellation);
        return await FindAsync(session, Math.Max(newest, Brought.Keys.Max()), cancellation) ?? throw new InvalidOperationException("The newest form of inspections is gone.");
    }

    /// <summary>A form by its version; null where there is none.</summary>
    public async Task<InspectionForm?> FindAsync(int version, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, version, cancellation);
    }

    /// <summary>A form that an inspection on record was made with.</summary>
    /// <exception cref="InvalidOperationException">It is gone.</exception>
    public async Task<InspectionForm> OfRecordAsync(int version, CancellationToken cancellation = default) =>
        await FindAsync(version, cancellation) ?? throw new InvalidOperationException($"Form {version} of an inspection is gone.");

    /// <summary>Adds a form, which is in use from now on. It must be newer than all; answers whether it is.</summary>
    public async Task<bool> AddAsync(DatabaseSession session, InspectionForm form, CancellationToken cancellation = default)
    {
        var newest = await session.SingleAsync<int>("NewestInspectionFormVersion", cancellation: cancellation);
        if (form.Version <= Math.Max(newest, Brought.Keys.Max()))
        {
            return false;
        }

        await session.ExecuteAsync("AddInspectionForm", new { form.Version, Content = InspectionFormFile.Write(form), AddedAt = clock.GetUtcNow().UtcDateTime }, cancellation);
        return true;
    }

    private async Task<InspectionForm?> FindAsync(DatabaseSession session, int version, CancellationToken cancellation)
    {
        if (Brought.TryGetValue(version, out var form) || added.TryGetValue(version, out form))
        {
            return form;
        }

        var content = await session.SingleOrDefaultAsync<string>("FindInspectionForm", new { Version = version }, cancellation);
        if (content is null)
        {
            return null;
        }

        var (read, fault) = InspectionFormFile.Read(content);
        return added.GetOrAdd(version, read ?? throw new InvalidOperationException($"Form {version} of inspections in the database cannot be used. {fault}"));
    }

    private static FrozenDictionary<int, InspectionForm> ReadBrought()
    {
        var assembly = typeof(InspectionForms).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => InspectionFormFile.Read(SqlCatalogue.Read(assembly, name)) is ({ } form, null) ? form : throw new InvalidOperationException($"{name} is no form of inspections."))
            .ToFrozenDictionary(form => form.Version);
    }
}
