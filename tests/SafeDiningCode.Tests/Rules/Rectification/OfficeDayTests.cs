using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Tests.Rules.Rectification;

public sealed class OfficeDayTests
{
    private static readonly DateOnly Start = new(2026, 11, 23);

    [Fact]
    public void Only_what_waits_for_the_office_has_a_day_and_it_is_the_asking_s_or_the_visit_s() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from state in Gen.Elements(Enum.GetValues<RectificationState>())
             from asked in Gen.Elements<int?>(0, 3, 40, null)
             from visit in Gen.Elements<int?>(0, 9, 30, null)
             from days in Gen.Choose(1, 366)
             select (state, Asked: Day(asked), Visit: Day(visit), days)).ToArbitrary(),
            static drawn =>
            {
                var day = Escalation.OfficeDay(drawn.state, drawn.Asked, drawn.Visit, drawn.days);
                return drawn.state == RectificationState.ClosureAsked ? (day is null) == (drawn.Asked is null) && (day is null || day.Value.DayNumber - drawn.Asked!.Value.DayNumber == drawn.days)
                    : drawn.state == RectificationState.Accepted ? day == drawn.Visit
                    : day is null;
            }));

    private static DateOnly? Day(int? after) => after is { } days ? Start.AddDays(days) : null;
}
