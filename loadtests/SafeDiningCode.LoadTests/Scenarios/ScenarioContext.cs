using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>What a run's actions share.</summary>
/// <param name="Http">Connections to the server.</param>
/// <param name="Town">What is there to scan, rate and look up.</param>
/// <param name="Seed">Decides with an arrival's number what it does.</param>
/// <param name="Ratings">Ratings that the server said it keeps.</param>
internal sealed record Playground(WirePool Http, Town Town, ulong Seed, RatingTally Ratings)
{
    /// <summary>Pages that were read once and found right.</summary>
    public PageChecks Checks { get; } = new();

    /// <summary>Headers of a phone's browser.</summary>
    public byte[] Phone { get; } = PhoneHeaders.Of(Http.Address);
}

/// <summary>One arrival's.</summary>
/// <param name="ground">What all share.</param>
/// <param name="number">Its number in the run.</param>
internal sealed class ScenarioContext(Playground ground, long number)
{
    public Playground Ground { get; } = ground;

    public Town Town => Ground.Town;

    /// <summary>Its number in the run.</summary>
    public long Number { get; } = number;

    /// <summary>Random numbers of its own: the same in every run of the same seed.</summary>
    public Dice Dice() => Arrivals.Dice.Of(Ground.Seed, Number);

    /// <summary>Asks for one page on a connection of its own and judges the answer while it lies there.</summary>
    public async ValueTask<Outcome> GetAsync<TState>(string path, Func<ScenarioContext, WireAnswer, TState, Outcome> judge, TState state, CancellationToken cancellation, string extra = "")
    {
        var connection = await Ground.Http.RentAsync(cancellation);
        try
        {
            return judge(this, await connection.GetAsync(path, Ground.Phone, extra), state);
        }
        finally
        {
            Ground.Http.Return(connection);
        }
    }
}
