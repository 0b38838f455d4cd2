using SafeDiningCode.Rules.Shops;

namespace SafeDiningCode.Tests.Rules.Shops;

public sealed class OpeningHoursTests
{
    // 23 November 2026 is a Monday.
    private static readonly DateTime Monday = new(2026, 11, 22, 16, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("9:30", "21:00", "09:30-21:00")]
    [InlineData("0930", "2100", "09:30-21:00")]
    [InlineData("９：３０", " 21:00 ", "09:30-21:00")]
    [InlineData("10:00", "00:00", "10:00-24:00")]
    [InlineData("10:00", "24:00", "10:00-24:00")]
    [InlineData("18:00", "02:00", "18:00-02:00")]
    [InlineData("00:00", "00:00", "00:00-24:00")]
    public void Times_are_read_as_people_type_them(string from, string to, string expected)
    {
        Assert.Null(OpeningSpan.Read(from, to, out var span));
        Assert.Equal(expected, span.ToString());
    }

    [Theory]
    [InlineData("", "21:00", OpeningFault.Incomplete)]
    [InlineData("9:00", null, OpeningFault.Incomplete)]
    [InlineData("9:60", "21:00", OpeningFault.Unreadable)]
    [InlineData("24:00", "21:00", OpeningFault.Unreadable)]
    [InlineData("25:00", "21:00", OpeningFault.Unreadable)]
    [InlineData("9", "21:00", OpeningFault.Unreadable)]
    [InlineData("-9:00", "21:00", OpeningFault.Unreadable)]
    [InlineData("九点", "21:00", OpeningFault.Unreadable)]
    [InlineData("10:00", "10:00", OpeningFault.Empty)]
    public void What_is_no_time_is_said_to_be_none(string? from, string? to, OpeningFault expected) =>
        Assert.Equal(expected, OpeningSpan.Read(from, to, out _));

    [Theory]
    [InlineData("Mo-Su 10:00-22:00")]
    [InlineData("Mo-Fr 10:00-14:00,17:00-22:00; Sa-Su 10:00-02:00")]
    [InlineData("Tu-Su 00:00-24:00")]
    [InlineData("Mo 06:30-09:00; We 06:30-09:00; Su 18:00-05:00")]
    public void What_is_written_is_read_again_the_same(string text)
    {
        Assert.Equal(text, OpeningHours.Parse(text)!.ToString());
        Assert.Equal(text, string.Join("; ", OpeningHours.Parse(text)!.ToTexts()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Mo")]
    [InlineData("Xx 10:00-22:00")]
    [InlineData("Fr-Mo 10:00-22:00")]
    [InlineData("Mo-Tu-We 10:00-22:00")]
    [InlineData("Mo 10:00")]
    [InlineData("Mo 10:00-22:00;Tu 10:00-22:00")]
    [InlineData("Mo 10:00-22:00,21:00-23:00")]
    public void Any_other_text_is_no_hours(string? text) => Assert.Null(OpeningHours.Parse(text));

    [Fact]
    public void Every_choice_of_whole_hours_survives_being_written()
    {
        for (var from = 0; from < 24; from++)
        {
            for (var to = 0; to < 24; to++)
            {
                if (OpeningSpan.Read($"{from}:00", $"{to}:30", out var span) is null && OpeningHours.Create(Week(span), out var hours, out _) is null)
                {
                    Assert.Equal(hours!.ToString(), OpeningHours.Parse(hours.ToString())!.ToString());
                }
            }
        }
    }

    [Fact]
    public void Days_that_are_alike_and_follow_one_another_stand_together_with_the_closed_ones_between()
    {
        var groups = OpeningHours.Parse("Tu-Fr 10:00-22:00; Su 10:00-22:00")!.Groups;

        Assert.Equal([(0, 0, 0), (1, 4, 1), (5, 5, 0), (6, 6, 1)], groups.Select(group => (group.First, group.Last, group.Spans.Count)));
    }

    [Theory]
    [InlineData("10:00-14:00", "13:00-22:00", 0)]
    [InlineData("18:00-06:00", "05:00-09:00", 1)]
    public void Times_that_run_into_one_another_are_refused(string one, string other, int day)
    {
        var spans = new[] { one, other }.Select(text => text.Split('-')).Select(ends =>
        {
            Assert.Null(OpeningSpan.Read(ends[0], ends[1], out var span));
            return span;
        }).ToArray();

        Assert.Equal(OpeningFault.Overlap, OpeningHours.Create(Week(spans), out var hours, out var faulty));
        Assert.Null(hours);
        Assert.Equal(day, faulty);
    }

    [Fact]
    public void Sunday_night_meets_Monday_morning()
    {
        Assert.NotNull(OpeningHours.Parse("Mo 02:00-10:00; Su 18:00-02:00"));
        Assert.Null(OpeningHours.Parse("Mo 01:00-10:00; Su 18:00-02:00"));
    }

    [Fact]
    public void Seven_days_closed_and_four_times_a_day_are_refused()
    {
        Assert.Equal(OpeningFault.NeverOpen, OpeningHours.Create(Week(), out _, out _));
        Assert.Equal(OpeningFault.TooMany, OpeningHours.Create(Week([.. Enumerable.Range(0, 4).Select(place => new OpeningSpan(place * 60, (place * 60) + 30))]), out _, out _));
    }

    [Theory]
    [InlineData(9 * 60, false)]
    [InlineData(10 * 60, true)]
    [InlineData((14 * 60) - 1, true)]
    [InlineData(14 * 60, false)]
    [InlineData(60, true)] // Sunday's, after midnight.
    [InlineData(2 * 60, false)]
    public void An_instant_is_within_or_not_by_the_clock_of_Shanghai(int minute, bool open) =>
        Assert.Equal(open, OpeningHours.Parse("Mo-Sa 10:00-14:00; Su 18:00-02:00")!.Contains(Monday.AddMinutes(minute)));

    [Fact]
    public void The_times_within_a_day_are_those_at_which_it_is_open()
    {
        var hours = OpeningHours.Parse("Mo-Sa 10:00-14:00,22:00-03:00; Su 18:00-02:00")!;

        var times = hours.Within(Monday, Monday.AddDays(1)).ToList();

        Assert.Equal([(0, 120), (600, 840), (1320, 1440)], times.Select(time => ((int)(time.FromUtc - Monday).TotalMinutes, (int)(time.ToUtc - Monday).TotalMinutes)));
        for (var minute = 0; minute < 1440; minute += 7)
        {
            var at = Monday.AddMinutes(minute);
            Assert.Equal(hours.Contains(at), times.Exists(time => time.FromUtc <= at && at < time.ToUtc));
        }
    }

    private static IReadOnlyList<IReadOnlyList<OpeningSpan>> Week(params OpeningSpan[] spans) => [.. Enumerable.Repeat<IReadOnlyList<OpeningSpan>>(spans, 7)];
}
