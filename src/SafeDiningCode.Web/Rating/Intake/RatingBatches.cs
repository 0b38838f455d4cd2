using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Rating.Receipts;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// Writes batches of ratings, each in one transaction on a connection kept for it. Repeating a batch is always right:
/// what an attempt of unknown outcome did is found by the visits' keys and gives the same answers. Used by one at a time.
/// </summary>
internal sealed class RatingBatches(Database database, ITakeRatings statement, TimeOrderedIds ids, ILogger<RatingBatches> logger) : IAsyncDisposable
{
    private DbConnection? connection;

    /// <summary>What became of each, in order. A row that the database will not have fails alone.</summary>
    public async Task<RatingAnswer[]> WriteAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellation = default)
    {
        try
        {
            return await Repeats.RunAsync(repeat => DatabaseThreads.RunAsync(database.Engine, () => AttemptAsync(batch, repeat), repeat), cancellation);
        }
        catch (Exception error) when (batch.Count > 1 && (DatabaseErrors.IsBadRow(error) || DatabaseErrors.IsUniqueViolation(error)))
        {
            // Halve until the one row that is to blame stands alone: its neighbours cost a few more transactions, not their rating.
            var half = batch.Count / 2;
            return
            [
                .. await WriteAsync([.. batch.Take(half)], cancellation),
                .. await WriteAsync([.. batch.Skip(half)], cancellation),
            ];
        }
        catch (Exception error) when (DatabaseErrors.IsBadRow(error) && !DatabaseErrors.IsUniqueViolation(error))
        {
            logger.LogError("The database refuses a rating of eatery {Eatery}: {Error}", batch[0].EateryId, LoggedError.Of(error));
            return [new RatingAnswer(RatingOutcome.Refused)];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError("{Count} ratings could not be written: {Error}", batch.Count, LoggedError.Of(error));
            return [.. batch.Select(_ => new RatingAnswer(RatingOutcome.Unavailable))];
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async Task<RatingAnswer[]> AttemptAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellation)
    {
        try
        {
            connection ??= await database.ConnectAsync(cancellation);
            Draw(batch);
            return await statement.TakeAsync(connection, batch, cancellation);
        }
        catch (InvalidOperationException error) when (connection is not { State: ConnectionState.Open })
        {
            await CloseAsync();
            throw new ConnectionLostException(error);
        }
        catch
        {
            // Whatever state the connection is in: the next attempt has a new one.
            await CloseAsync();
            throw;
        }
    }

    // Keys and receipts are drawn for each attempt: where a key met another process's, the next one will not.
    private void Draw(IReadOnlyList<Arrival> batch)
    {
        var random = RandomNumberGenerator.GetBytes(batch.Count * ReceiptNames.RandomBytes);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Draw(ids, random.AsSpan(i * ReceiptNames.RandomBytes, ReceiptNames.RandomBytes));
        }
    }

    private async ValueTask CloseAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } open)
        {
            await open.DisposeAsync();
        }
    }
}
