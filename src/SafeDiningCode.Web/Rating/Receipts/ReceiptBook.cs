using System.Buffers.Binary;
using System.Security.Cryptography;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Receipts;

/// <summary>Receipts of counted ratings, for as long as visits are kept, and their undoing.</summary>
internal sealed class ReceiptBook(Database database, TimeProvider clock)
{
    /// <summary>How long a rating can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>The receipt of that name under that code; null where there is none, or no longer.</summary>
    public async Task<ReceiptRow?> FindAsync(string code, string receipt, CancellationToken cancellation = default)
    {
        if (ReceiptNames.VisitOf(receipt) is not { } visit || !TrustCode.TryParse(code, out var parsed))
        {
            return null;
        }

        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<ReceiptRow>("FindReceipt", new { VisitId = visit }, cancellation);
        return row?.Serial == parsed.Serial && ReceiptNames.AreSame(row.Receipt, receipt) ? row : null;
    }

    /// <summary>Whether it is not too late.</summary>
    public bool CanUndo(ReceiptRow receipt) => receipt.Counted && clock.GetUtcNow().UtcDateTime - receipt.RatedAt <= UndoTime;

    /// <summary>Takes a rating out of the counts, or out of the case that set it aside. Doing it twice does it once.</summary>
    public Task<bool> UndoAsync(long ratingId, CancellationToken cancellation = default) => Repeats.RunAsync(async repeat =>
    {
        await using var session = await database.BeginAsync(repeat);
        var undone = await session.ExecuteAsync(
            "UndoRating",
            new
            {
                RatingId = ratingId,
                Now = clock.GetUtcNow().UtcDateTime,
                DeviceTag = BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(sizeof(long))),
            },
            repeat);
        if (undone == 0)
        {
            return false;
        }

        var rating = await session.SingleAsync<RatingToUndoRow>("RatingToUndo", new { RatingId = ratingId }, repeat);
        var taken = new
        {
            RatingId = ratingId,
            rating.EateryId,
            rating.Unit,
            rating.Day,
            Month = rating.Day / 100,
            Satisfied = rating.Satisfaction == 1 ? 1 : 0,
            Fair = rating.Satisfaction == 2 ? 1 : 0,
            Dissatisfied = rating.Satisfaction == 3 ? 1 : 0,
        };
        if (rating.Counted)
        {
            await session.ExecuteAsync("UncountRating", taken, repeat);
            await session.ExecuteAsync("SubtractRating", taken, repeat);
        }
        else
        {
            await session.ExecuteAsync("SubtractFromCase", taken, repeat);
        }

        await session.CommitAsync(repeat);
        return true;
    }, cancellation);

    internal sealed record RatingToUndoRow
    {
        public required long EateryId { get; init; }

        public required string Unit { get; init; }

        public required int Day { get; init; }

        public required int Satisfaction { get; init; }

        public required bool Counted { get; init; }
    }
}
