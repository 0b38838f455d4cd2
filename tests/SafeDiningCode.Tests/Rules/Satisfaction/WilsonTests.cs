using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

public sealed class WilsonTests
{
    private static readonly Arbitrary<Share> Shares = Gen.OneOf(
        from whole in Gen.Choose(1, 50)
        from part in Gen.Choose(0, whole)
        select new Share(part, whole),
        from whole in Gen.Choose(1, int.MaxValue)
        from part in Gen.Elements(0, 1, whole / 3, whole - 1, whole)
        select new Share(Math.Min(part, whole), whole)).ToArbitrary();

    [Theory]
    [InlineData(3, 20, 0.052368745896, 0.360418864741)]
    [InlineData(24, 300, 0.054346855395, 0.116273240433)]
    [InlineData(0, 10, 0, 0.277532799863)]
    [InlineData(10, 10, 0.722467200137, 1)]
    public void The_interval_is_the_published_one(long part, long whole, double low, double high)
    {
        var interval = Wilson.Interval(part, whole);

        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    [Fact]
    public void Three_shops_of_twenty_cannot_be_told_from_twenty_four_of_three_hundred() =>
        Assert.True(Wilson.Interval(3, 20).Low < Wilson.Interval(24, 300).High);

    [Fact]
    public void Of_nothing_nothing_is_known() => Assert.Equal((0d, 1d), Wilson.Interval(0, 0));

    [Fact]
    public void The_interval_lies_in_range_and_holds_the_share() => Check.QuickThrowOnFailure(Prop.ForAll(Shares, share =>
    {
        var (low, high) = Wilson.Interval(share.Part, share.Whole);
        return 0 <= low && low <= share.Value && share.Value <= high && high <= 1 && low < high;
    }));

    [Fact]
    public void The_other_part_has_the_mirrored_interval() => Check.QuickThrowOnFailure(Prop.ForAll(Shares, share =>
    {
        var (low, high) = Wilson.Interval(share.Part, share.Whole);
        var other = Wilson.Interval(share.Whole - share.Part, share.Whole);
        return Math.Abs(low + other.High - 1) < 1e-12 && Math.Abs(high + other.Low - 1) < 1e-12;
    }));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, -1)]
    public void No_part_is_larger_than_its_whole(long part, long whole) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(part, whole));
}
