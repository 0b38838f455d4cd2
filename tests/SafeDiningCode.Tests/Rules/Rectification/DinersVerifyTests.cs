using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Rectification;

public sealed class DinersVerifyTests
{
    private static readonly VerifySettings Usual = new(Noes: 3, WindowDays: 30, DueDays: 7);

    [Theory]
    [InlineData(ProblemSource.Inspection, Reasons.Tableware, true)]
    [InlineData(ProblemSource.Theme, Reasons.Food, true)]
    [InlineData(ProblemSource.Complaint, Reasons.Hygiene, true)]
    [InlineData(ProblemSource.Campaign, Reasons.Licence, true)]
    [InlineData(ProblemSource.SelfCheck, Reasons.Tableware, false)]
    [InlineData(ProblemSource.Inspection, Reasons.None, false)]
    [InlineData(ProblemSource.Inspection, Reasons.Other, false)]
    [InlineData(ProblemSource.Inspection, Reasons.Tableware | Reasons.Food, false)]
    public void Diners_are_asked_about_one_thing_that_they_can_see(ProblemSource source, Reasons topic, bool asked) =>
        Assert.Equal(asked, DinersVerify.CanBeAsked(source, topic));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void So_many_noes_open_it_again(int noes, bool reopens) => Assert.Equal(reopens, DinersVerify.Reopens(noes, Usual));

    [Fact]
    public void The_owner_is_told_of_three_and_more()
    {
        Assert.False(DinersVerify.MayBeTold(2));
        Assert.True(DinersVerify.MayBeTold(3));
    }

    [Theory]
    [InlineData("530102", 0, "530102")]
    [InlineData("530102001", 1, "530102")]
    [InlineData("530102", 1, "5301")]
    [InlineData("530102", 2, "53")]
    [InlineData("530102", 9, "53")]
    public void With_each_escalation_it_lies_one_office_higher_up_to_the_province(string office, int level, string at) =>
        Assert.Equal(at, Escalation.OfficeAt(office, level));
}
