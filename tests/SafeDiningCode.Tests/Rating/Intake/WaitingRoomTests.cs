using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Intake;

public sealed class WaitingRoomTests
{
    private static readonly RatingAnswer Counted = new(RatingOutcome.Counted, "receipt");

    [Fact]
    public async Task Who_waits_too_long_is_told_and_hears_nothing_more()
    {
        await using var services = await TestServices.CreateAsync();
        using var room = new WaitingRoom(TimeSpan.FromMilliseconds(1));
        Waiting[] waiting = [.. Enumerable.Range(1, 3).Select(device => new Waiting(Arrivals.Of(services, eatery: 1, device)))];

        var answers = await Task.WhenAll(waiting.Select(room.WaitAsync));

        Assert.All(answers, answer => Assert.Equal(new RatingAnswer(RatingOutcome.Unavailable), answer));
        Assert.All(waiting, one => Assert.False(one.TrySetResult(Counted)));
    }

    [Fact]
    public async Task Who_is_answered_hears_the_answer_while_another_is_given_up()
    {
        await using var services = await TestServices.CreateAsync();
        using var room = new WaitingRoom(TimeSpan.FromMilliseconds(1));
        var answered = new Waiting(Arrivals.Of(services, eatery: 1, device: 1));
        answered.SetResult(Counted);
        var forgotten = new Waiting(Arrivals.Of(services, eatery: 1, device: 2));

        var answers = await Task.WhenAll(room.WaitAsync(answered), room.WaitAsync(forgotten));

        Assert.Equal([Counted, new RatingAnswer(RatingOutcome.Unavailable)], answers);
    }

    [Fact]
    public async Task Nobody_is_given_up_before_the_time()
    {
        await using var services = await TestServices.CreateAsync();
        using var impatient = new WaitingRoom(TimeSpan.FromMilliseconds(1));
        using var patient = new WaitingRoom(TimeSpan.FromDays(1));
        var kept = new Waiting(Arrivals.Of(services, eatery: 1, device: 1));
        var waiting = patient.WaitAsync(kept);

        // By then the other has looked as well: both look equally often.
        for (var look = 0; look < 3; look++)
        {
            await impatient.WaitAsync(new Waiting(Arrivals.Of(services, eatery: 1, device: 2)));
        }

        Assert.False(waiting.IsCompleted);
        Assert.True(kept.TrySetResult(Counted));
        Assert.Equal(Counted, await waiting);
    }
}
