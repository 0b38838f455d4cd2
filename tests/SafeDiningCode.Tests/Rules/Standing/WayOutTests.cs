using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Tests.Rules.Standing;

public sealed class WayOutTests
{
    private static readonly SatisfactionSettings Settings = new();

    [Theory]
    // 10 of 100 beside 5 of 100: level at five, below at six repaired.
    [InlineData(10, 100, 5, 100, 6)]
    [InlineData(3, 20, 24, 300, 2)]
    // A tie is on the list, too.
    [InlineData(5, 100, 10, 200, 1)]
    [InlineData(4, 100, 5, 100, 0)]
    // Where nobody else has any, all must be repaired.
    [InlineData(3, 20, 0, 50, 3)]
    [InlineData(0, 20, 0, 50, 0)]
    [InlineData(0, 0, 5, 50, 0)]
    public void The_fewest_repairs_bring_the_share_below_the_next(long part, long whole, long otherPart, long otherWhole, long fewest) =>
        Assert.Equal(fewest, WayOut.Fewest(new Share(part, whole), [new Share(otherPart, otherWhole), new Share(0, 0)]));

    [Fact]
    public void It_is_enough_and_one_less_is_not()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var whole = random.Next(1, 60);
            var own = new Share(random.Next(whole + 1), whole);
            Share[] others = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 60)).Select(other => new Share(random.Next(other + 1), other))];

            var fewest = WayOut.Fewest(own, others);

            Assert.InRange(fewest, 0, own.Part);
            Assert.False(IsLargest(new Share(own.Part - fewest, whole), others));
            if (fewest > 0)
            {
                Assert.True(IsLargest(new Share(own.Part - fewest + 1, whole), others));
            }
        }
    }

    [Fact]
    public void An_eatery_needs_so_many_further_diners_and_not_one_less()
    {
        var random = new Random(11);
        var rules = new SatisfactionRules(Settings);
        for (var round = 0; round < 2000; round++)
        {
            var tally = new Tally(random.Next(40), random.Next(10), random.Next(40));
            var needed = WayOut.RatingsToRepair(tally, Settings);
            Assert.Equal(rules.IsDissatisfiedEatery(tally), needed > 0);
            Assert.False(rules.IsDissatisfiedEatery(tally with { Satisfied = tally.Satisfied + needed }));
            if (needed > 0)
            {
                Assert.True(rules.IsDissatisfiedEatery(tally with { Satisfied = tally.Satisfied + needed - 1 }));
            }
        }
    }

    // As the list has it: nobody's share is larger, and it is not nothing.
    private static bool IsLargest(Share own, Share[] others) => own.Part > 0 && others.All(other => Share.Compare(own, other) >= 0);
}
