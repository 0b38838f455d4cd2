using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

public sealed class ShareTests
{
    private static readonly Arbitrary<Share> Shares = (
        from whole in Gen.Choose(0, 60)
        from part in Gen.Choose(0, whole)
        select new Share(part, whole)).ToArbitrary();

    [Fact]
    public void Equal_shares_of_unequal_wholes_tie() => Assert.Equal(0, Share.Compare(new Share(1, 3), new Share(2, 6)));

    [Fact]
    public void Shares_too_close_for_a_floating_number_are_told_apart()
    {
        var larger = new Share(long.MaxValue - 1, long.MaxValue);
        var smaller = new Share(long.MaxValue - 2, long.MaxValue);

        Assert.Equal(larger.Value, smaller.Value);
        Assert.True(Share.Compare(larger, smaller) > 0);
        Assert.True(Share.Compare(smaller, larger) < 0);
    }

    [Fact]
    public void Nothing_has_no_share_and_comes_before_all()
    {
        var empty = new Share(0, 0);

        Assert.True(empty.IsEmpty);
        Assert.Equal(0, empty.Value);
        Assert.True(Share.Compare(empty, new Share(0, 5)) < 0);
        Assert.True(Share.Compare(new Share(0, 5), empty) > 0);
        Assert.Equal(0, Share.Compare(empty, empty));
    }

    [Fact]
    public void The_order_is_one() => Check.QuickThrowOnFailure(Prop.ForAll(Shares, Shares, Shares, (a, b, c) =>
        Math.Sign(Share.Compare(a, b)) == -Math.Sign(Share.Compare(b, a))
        && (Share.Compare(a, b) > 0 || Share.Compare(b, c) > 0 || Share.Compare(a, c) <= 0)));

    [Fact]
    public void The_order_is_that_of_the_values() => Check.QuickThrowOnFailure(Prop.ForAll(Shares, Shares, (a, b) =>
        a.IsEmpty || b.IsEmpty || Math.Sign(Share.Compare(a, b)) == Math.Sign(a.Value.CompareTo(b.Value))));
}
