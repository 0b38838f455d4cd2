using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// SQLite is in the process: a row costs no round trip, so that each goes by prepared statements, and what a batch adds to
/// a roll-up is added up here and written once.
/// </summary>
internal sealed class TakeRatingsByRow(Database database) : ITakeRatings, IDisposable
{
    private readonly Dictionary<(long Eatery, int Day, string Unit), Tally> eateries = [];
    private readonly Dictionary<(string Unit, int Day), Tally> units = [];
    private SqliteConnection? prepared;
    private TakeRatingsStatements? statements;

    /// <inheritdoc/>
    public async Task<RatingAnswer[]> TakeAsync(DbConnection connection, IReadOnlyList<Arrival> batch, CancellationToken cancellation)
    {
        using var span = StatementSpans.Start("TakeRatings", database.Engine);
        try
        {
            // Ended by the commit, or with the connection: rolling back on one that is gone would only hide why.
            var transaction = await Database.BeginAsync(connection, cancellation);
            var answers = Take(Prepared((SqliteConnection)connection), batch);
            await Database.CommitAsync(transaction, cancellation);
            await transaction.DisposeAsync();
            return answers;
        }
        catch
        {
            // Whoever asked gives up the connection, and these go before it.
            Dispose();
            throw;
        }
    }

    public void Dispose() => Interlocked.Exchange(ref statements, null)?.Dispose();

    private TakeRatingsStatements Prepared(SqliteConnection asked)
    {
        if (statements is null || !ReferenceEquals(prepared, asked))
        {
            Dispose();
            statements = new TakeRatingsStatements(asked, database.Sql["TakeRatings"]);
            prepared = asked;
        }

        return statements;
    }

    private RatingAnswer[] Take(TakeRatingsStatements take, IReadOnlyList<Arrival> batch)
    {
        eateries.Clear();
        units.Clear();
        var answers = new RatingAnswer[batch.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Take(take, batch[i]);
        }

        foreach (var ((eatery, day, unit), tally) in eateries)
        {
            take.AddToEatery(eatery, day, unit, tally);
        }

        foreach (var ((unit, day), tally) in units)
        {
            take.AddToUnit(unit, day, tally);
        }

        return answers;
    }

    private RatingAnswer Take(TakeRatingsStatements take, Arrival arrival)
    {
        if (!take.AddVisit(arrival))
        {
            return take.FindVisit(arrival.Nonce)!.AnswerTo(arrival.Fingerprint);
        }

        if (!take.AddRating(arrival))
        {
            take.MarkNotRated(arrival.Id);
            return new RatingAnswer(RatingOutcome.AlreadyRatedToday);
        }

        Add(ref CollectionsMarshal.GetValueRefOrAddDefault(eateries, (arrival.EateryId, arrival.Day, arrival.Unit), out _), arrival.Satisfaction);
        Add(ref CollectionsMarshal.GetValueRefOrAddDefault(units, (arrival.Unit, arrival.Day), out _), arrival.Satisfaction);
        return new RatingAnswer(RatingOutcome.Counted, arrival.Receipt);
    }

    private static void Add(ref Tally sum, int satisfaction) => sum += (Satisfaction)satisfaction switch
    {
        Satisfaction.Satisfied => new Tally(1, 0, 0),
        Satisfaction.Fair => new Tally(0, 1, 0),
        _ => new Tally(0, 0, 1),
    };
}
