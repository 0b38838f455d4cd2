using System.Data.Common;
using SafeDiningCode.Tests.Data;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Intake;

/// <summary>What is heard of a commit that went through.</summary>
public enum LostAnswer
{
    /// <summary>SQL Server's time-out (-2).</summary>
    TimedOut,

    /// <summary>SQL Server's connection reset by the peer (10054).</summary>
    Broken,

    /// <summary>The driver finds its connection closed: what it throws is its own.</summary>
    Closed,
}

/// <summary>Takes ratings as the engine does, and the first time whoever asked hears of a failure although all was committed.</summary>
internal sealed class LosingOneAnswer(ITakeRatings inner, LostAnswer how) : ITakeRatings
{
    public int Attempts { get; private set; }

    /// <summary>The receipts that the lost commit gave.</summary>
    public IReadOnlyList<string>? FirstAnswers { get; private set; }

    public async Task<RatingAnswer[]> TakeAsync(DbConnection connection, IReadOnlyList<Arrival> batch, CancellationToken cancellation)
    {
        var answers = await inner.TakeAsync(connection, batch, cancellation);
        if (++Attempts == 1)
        {
            FirstAnswers = [.. answers.Select(answer => answer.Receipt)];
            switch (how)
            {
                case LostAnswer.TimedOut:
                    throw SqlServerFailure.Of(-2);
                case LostAnswer.Broken:
                    throw SqlServerFailure.Of(10054);
                default:
                    await connection.CloseAsync();
                    throw new InvalidOperationException("The connection is closed.");
            }
        }

        return answers;
    }
}
