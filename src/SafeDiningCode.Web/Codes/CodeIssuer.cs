using System.Security.Cryptography;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Codes;

/// <summary>Issues codes: every eatery with a licence in force has exactly one that is not revoked.</summary>
internal sealed class CodeIssuer(Database database, CodeKeys keys, TimeProvider clock)
{
    private const int BatchSize = 1000;
    private const int Attempts = 5;

    /// <summary>
    /// Issues a code to each eatery whose licence is in force and that has none, and answers how many. Run again after a
    /// stop it goes on where it was.
    /// </summary>
    /// <param name="issued">Told the number issued so far after each batch.</param>
    public async Task<int> IssueMissingAsync(IProgress<int>? issued = null, CancellationToken cancellation = default)
    {
        var total = 0;
        while (true)
        {
            var batch = await IssueBatchAsync(cancellation);
            total += batch;
            issued?.Report(total);
            if (batch < BatchSize)
            {
                return total;
            }
        }
    }

    private async Task<int> IssueBatchAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await using var session = await database.BeginAsync(cancellation);
                var eateries = await session.QueryAsync<UncodedEateryRow>(
                    "EateriesWithoutCode", new { Today = Day.ToNumber(Day.InShanghai(now)), Most = BatchSize }, cancellation);
                if (eateries.Count == 0)
                {
                return 0;
            }

                var batch = eateries.Select(eatery => new
                {
                    serial = RandomNumberGenerator.GetInt32(1 << 18) * (1L << 18) + RandomNumberGenerator.GetInt32(1 << 18),
                    version = keys.Newest,
                    eatery = eatery.EateryId,
                    number = eatery.NextNumber,
                    issued = now.ToString(TypeHandlers.InstantFormat, System.Globalization.CultureInfo.InvariantCulture),
                });
                await session.ExecuteAsync("AddCodeIssues", new { Batch = JsonSerializer.Serialize(batch) }, cancellation);
                await ChangeLog.AddAsync(session, eateries.Select(eatery => eatery.EateryId), now, cancellation);
                await session.CommitAsync(cancellation);
                return eateries.Count;
            }
            catch (Exception error) when (attempt < Attempts && (DatabaseErrors.IsUniqueViolation(error) || DatabaseErrors.IsContention(error)))
            {
                // A serial that was drawn before, or another process issuing to the same eateries: look and draw again.
            }
        }
    }

    internal sealed record UncodedEateryRow
    {
        public required long EateryId { get; init; }

        public required int NextNumber { get; init; }
    }
}
