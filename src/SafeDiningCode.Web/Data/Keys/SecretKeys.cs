using System.Security.Cryptography;

namespace SafeDiningCode.Web.Data.Keys;

/// <summary>
/// Keys in the database, made when first asked for: whoever inserts first wins, so that instances and commands agree.
/// A key lives as long as its row; destroying the row makes every tag made with it unlinkable for ever.
/// </summary>
internal sealed class SecretKeys(Database database, KeyWrap wrap, TimeProvider clock)
{
    /// <summary>Size of a key in bytes.</summary>
    public const int Size = 32;

    /// <summary>The key of a purpose and period; made if there is none.</summary>
    /// <exception cref="WrappedKeyException">The key was wrapped by another <c>Keys:Master</c>.</exception>
    public async Task<byte[]> GetOrAddAsync(string purpose, int period, CancellationToken cancellation = default)
    {
        var found = await FindAsync(purpose, period, cancellation);
        if (found is not null)
        {
            return found;
        }

        await using (var session = await database.OpenAsync(cancellation))
        {
            var material = RandomNumberGenerator.GetBytes(Size);
            try
            {
                await session.ExecuteAsync(
                    "AddSecretKey",
                    new
                    {
                        Purpose = purpose,
                        Period = period,
                        Material = wrap.IsConfigured ? wrap.Wrap(material, Label(purpose, period)) : Convert.ToBase64String(material),
                        Wrapped = wrap.IsConfigured,
                        CreatedAt = clock.GetUtcNow().UtcDateTime,
                    },
                    cancellation);
            }
            catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
            {
                // Another instance was first: its key is the key.
            }
        }

        return await FindAsync(purpose, period, cancellation)
            ?? throw new InvalidOperationException($"Key {purpose} {period} was added and is not there.");
    }

    /// <summary>The key of a purpose and period, or null where it was never made or has been destroyed.</summary>
    public async Task<byte[]?> FindAsync(string purpose, int period, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<SecretKeyRow>("FindSecretKey", new { Purpose = purpose, Period = period }, cancellation);
        if (row is null)
        {
            return null;
        }

        return Open(row, purpose, period);
    }

    /// <summary>All keys of a purpose by period.</summary>
    public async Task<IReadOnlyDictionary<int, byte[]>> AllAsync(string purpose, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<PeriodKeyRow>("SecretKeysOfPurpose", new { Purpose = purpose }, cancellation);
        return rows.ToDictionary(row => row.Period, row => Open(row, purpose, row.Period));
    }

    /// <summary>Destroys the keys of a purpose up to and including a period; answers how many.</summary>
    public async Task<int> DestroyUpToAsync(string purpose, int period, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync("DestroySecretKeys", new { Purpose = purpose, Period = period }, cancellation);
    }

    private byte[] Open(SecretKeyRow row, string purpose, int period) =>
        row.Wrapped ? wrap.Unwrap(row.Material, Label(purpose, period)) : Convert.FromBase64String(row.Material);

    /// <summary>What a key is called where it is wrapped.</summary>
    internal static string Label(string purpose, int period) => $"{purpose}/{period}";

    internal record SecretKeyRow
    {
        public required string Material { get; init; }

        public required bool Wrapped { get; init; }
    }

    internal sealed record PeriodKeyRow : SecretKeyRow
    {
        public required int Period { get; init; }
    }
}
