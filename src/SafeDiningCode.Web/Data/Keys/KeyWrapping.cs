namespace SafeDiningCode.Web.Data.Keys;

/// <summary>
/// Wraps in place what lies in the database in the clear: keys that were made before <c>Keys:Master</c> was set. Every
/// start does so; two at once wrap each key once, for only a row that is still in the clear is written.
/// </summary>
internal sealed class KeyWrapping(Database database, KeyWrap wrap, ILogger<KeyWrapping> logger)
{
    /// <summary>Wraps all that is not, and answers how many keys that was; none where there is no <c>Keys:Master</c>.</summary>
    /// <exception cref="WrappedKeyException">A key is wrapped by another <c>Keys:Master</c>; nothing was changed.</exception>
    public async Task<int> WrapAllAsync(CancellationToken cancellation = default)
    {
        if (!wrap.IsConfigured)
        {
            return 0;
        }

        // Nearly always there is nothing to do, and a start need not wait for the lock of whoever writes.
        await using (var look = await database.OpenAsync(cancellation))
        {
            if (await look.SingleAsync<int>("CountUnwrappedKeys", cancellation: cancellation) == 0)
            {
                return 0;
            }
        }

        var count = await Repeats.RunAsync(WrapAsync, cancellation);
        if (count > 0)
        {
            logger.LogInformation("Wrapped {Count} keys by Keys:Master that lay in the clear", count);
        }

        return count;
    }

    private async Task<int> WrapAsync(CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        var secrets = await session.QueryAsync<SecretRow>("AllSecretKeys", cancellation: cancellation);
        var protection = await session.QueryAsync<ProtectionRow>("AllProtectionKeys", cancellation: cancellation);

        // A master that does not open what is wrapped must not wrap the rest: the database would then need two.
        foreach (var row in secrets.Where(row => row.Wrapped))
        {
            wrap.Unwrap(row.Material, row.Label);
        }

        foreach (var row in protection.Where(row => row.Wrapped))
        {
            wrap.Unwrap(row.Material, row.Label);
        }

        var count = 0;
        foreach (var row in secrets.Where(row => !row.Wrapped))
        {
            count += await session.ExecuteAsync(
                "WrapSecretKey",
                new { row.Purpose, row.Period, Material = wrap.Wrap(Convert.FromBase64String(row.Material), row.Label) },
                cancellation);
        }

        foreach (var row in protection.Where(row => !row.Wrapped))
        {
            count += await session.ExecuteAsync(
                "WrapProtectionKey",
                new { row.Name, Material = wrap.Wrap(Convert.FromBase64String(row.Material), row.Label) },
                cancellation);
        }

        await session.CommitAsync(cancellation);
        return count;
    }

    internal sealed record SecretRow
    {
        public required string Purpose { get; init; }

        public required int Period { get; init; }

        public required string Material { get; init; }

        public required bool Wrapped { get; init; }

        public string Label => SecretKeys.Label(Purpose, Period);
    }

    internal sealed record ProtectionRow
    {
        public required string Name { get; init; }

        public required string Material { get; init; }

        public required bool Wrapped { get; init; }

        public string Label => Protection.ProtectionKeys.Label(Name);
    }
}
