using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Data.Keys;

/// <summary>
/// Keys in the database, made when first asked for: whoever inserts first wins, so that instances and commands agree.
/// A key lives as long as its row; destroying the row makes every tag made with it unlinkable for ever.
/// </summary>
internal sealed class SecretKeys(Database database, IOptions<KeyOptions> options, TimeProvider clock)
{
    /// <summary>Size of a key in bytes.</summary>
    public const int Size = 32;

    /// <summary>The key of a purpose and period; made if there is none.</summary>
    /// <exception cref="InvalidOperationException">The key was wrapped by another <c>Keys:Master</c>.</exception>
    public async Task<byte[]> GetOrAddAsync(string purpose, int period, CancellationToken cancellation = default)
    {
        var found = await FindAsync(purpose, period, cancellation);
        if (found is not null)
        {
            return found;
        }

        await using (var session = await database.OpenAsync(cancellation))
        {
            var wrapped = options.Value.Master.Length > 0;
            var material = RandomNumberGenerator.GetBytes(Size);
            try
            {
                await session.ExecuteAsync(
                    "AddSecretKey",
                    new
                    {
                        Purpose = purpose,
                        Period = period,
                        Material = Convert.ToBase64String(wrapped ? Wrap(material, purpose, period) : material),
                        Wrapped = wrapped,
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

    private byte[] Open(SecretKeyRow row, string purpose, int period)
    {
        var material = Convert.FromBase64String(row.Material);
        return row.Wrapped ? Unwrap(material, purpose, period) : material;
    }

    private byte[] Wrap(byte[] material, string purpose, int period)
    {
        var wrapped = new byte[AesGcm.NonceByteSizes.MaxSize + material.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = wrapped.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(WrappingKey(), AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(nonce, material, wrapped.AsSpan(nonce.Length, material.Length), wrapped.AsSpan(nonce.Length + material.Length), Label(purpose, period));
        return wrapped;
    }

    private byte[] Unwrap(byte[] wrapped, string purpose, int period)
    {
        var nonce = wrapped.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var material = new byte[wrapped.Length - nonce.Length - AesGcm.TagByteSizes.MaxSize];
        try
        {
            using var cipher = new AesGcm(WrappingKey(), AesGcm.TagByteSizes.MaxSize);
            cipher.Decrypt(nonce, wrapped.AsSpan(nonce.Length, material.Length), wrapped.AsSpan(nonce.Length + material.Length), material, Label(purpose, period));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidOperationException(
                $"Key {purpose} {period} was wrapped by another Keys:Master. Configure the one that this database was started with.", error);
        }

        return material;
    }

    private byte[] WrappingKey() => options.Value.Master.Length > 0
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.Master), Size, info: "safe-dining-code key wrap"u8.ToArray())
        : throw new InvalidOperationException("This database's keys are wrapped: configure Keys:Master.");

    private static byte[] Label(string purpose, int period) => Encoding.UTF8.GetBytes($"{purpose}/{period}");

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
