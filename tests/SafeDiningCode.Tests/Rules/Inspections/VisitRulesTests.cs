using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Tests.Rules.Inspections;

/// <summary>A visit from the choice of its items to its result, its grade, and what may happen to it by which day.</summary>
public sealed class VisitRulesTests
{
    private static readonly VisitRules Rules = VisitRules.Current;
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly FormItem[] Form = [.. Enumerable.Range(1, 30).Select(number => new FormItem($"item-{number}", number % 4 == 1 && number < 28))];

    private static readonly Arbitrary<(HashSet<string> Failed, Dictionary<string, DateOnly> Looked)> Pasts = (
        from failed in Gen.ArrayOf(Gen.Elements(true, false, false), 30)
        from days in Gen.ArrayOf(Gen.Elements(-1, 1, 7, 30, 90, 400), 30)
        select (
            Form.Where((_, place) => failed[place]).Select(item => item.Code).ToHashSet(),
            Form.Select((item, place) => (item.Code, Days: days[place])).Where(each => each.Days > 0).ToDictionary(each => each.Code, each => Today.AddDays(-each.Days)))).ToArbitrary();

    private static readonly Arbitrary<CheckedItem[]> Visits = (
        from answers in Gen.ArrayOf(Gen.Elements<ItemAnswer?>(ItemAnswer.Passed, ItemAnswer.Failed, ItemAnswer.NotApplicable, null), 30)
        select Form.Zip(answers).Where(each => each.Second is not null).Select(each => new CheckedItem(each.First.Code, each.First.IsKey, each.Second!.Value)).ToArray()).ToArbitrary();

    [Fact]
    public void The_form_of_these_tests_has_seven_key_items() => Assert.Equal(7, Form.Count(item => item.IsKey));

    [Fact]
    public void A_proposal_holds_all_that_failed_and_is_enough_and_no_larger_than_it_must_be() => Check.QuickThrowOnFailure(Prop.ForAll(Pasts, past =>
    {
        var proposed = VisitItems.Propose(Form, past.Failed, past.Looked, Rules).ToHashSet();
        var visit = Form.Where(item => proposed.Contains(item.Code)).Select(item => new CheckedItem(item.Code, item.IsKey, ItemAnswer.Passed)).ToArray();
        int Kind(bool isKey, IEnumerable<string> codes) => Form.Count(item => item.IsKey == isKey && codes.Contains(item.Code));
        return past.Failed.IsSubsetOf(proposed)
            && VisitItems.FaultOf(Form, past.Failed, visit, Rules) is null
            && Kind(true, proposed) == Math.Max(3, Kind(true, past.Failed))
            && Kind(false, proposed) == Math.Max(7, Kind(false, past.Failed));
    }));

    [Fact]
    public void What_was_longest_not_looked_at_comes_first() => Check.QuickThrowOnFailure(Prop.ForAll(Pasts, past =>
    {
        var proposed = VisitItems.Propose(Form, past.Failed, past.Looked, Rules).ToHashSet();
        DateOnly Last(FormItem item) => past.Looked.TryGetValue(item.Code, out var day) ? day : DateOnly.MinValue;
        return new[] { true, false }.All(isKey =>
        {
            var added = Form.Where(item => item.IsKey == isKey && proposed.Contains(item.Code) && !past.Failed.Contains(item.Code)).ToList();
            var left = Form.Where(item => item.IsKey == isKey && !proposed.Contains(item.Code)).ToList();
            return added.TrueForAll(item => left.TrueForAll(other => Last(item) <= Last(other)));
        });
    }));

    [Fact]
    public void In_ten_visits_with_nothing_found_every_item_is_looked_at()
    {
        var looked = new Dictionary<string, DateOnly>();
        for (var visit = 0; visit < 10; visit++)
        {
            foreach (var code in VisitItems.Propose(Form, new HashSet<string>(), looked, Rules))
            {
                looked[code] = Today.AddDays(visit * 30);
            }
        }

        Assert.Equal(30, looked.Count);
    }

    [Fact]
    public void A_visit_that_leaves_out_a_failure_or_looks_at_too_little_is_no_visit()
    {
        var failed = new HashSet<string> { "item-1" };
        CheckedItem[] Visit(int key, int general) =>
        [
            .. Form.Where(item => item.IsKey).Take(key).Concat(Form.Where(item => !item.IsKey).Take(general)).Select(item => new CheckedItem(item.Code, item.IsKey, ItemAnswer.Passed)),
        ];

        Assert.Null(VisitItems.FaultOf(Form, failed, Visit(3, 7), Rules));
        Assert.Equal(VisitFault.TooFewKeyItems, VisitItems.FaultOf(Form, failed, Visit(2, 7), Rules));
        Assert.Equal(VisitFault.TooFewGeneralItems, VisitItems.FaultOf(Form, failed, Visit(3, 6), Rules));
        Assert.Equal(VisitFault.FailureLeftOut, VisitItems.FaultOf(Form, failed, Visit(7, 7)[1..], Rules));
        // A key item that does not apply is none that was looked at.
        Assert.Equal(VisitFault.TooFewKeyItems, VisitItems.FaultOf(Form, failed, [Visit(3, 7)[0] with { Answer = ItemAnswer.NotApplicable }, .. Visit(3, 7)[1..]], Rules));
    }

    [Theory]
    [InlineData(0, 0, 0, InspectionResult.Conforms, 100, Grade.A, FollowUp.Pass)]
    [InlineData(0, 1, 0, InspectionResult.Mostly, 90, Grade.A, FollowUp.Mend)]
    [InlineData(1, 0, 0, InspectionResult.Mostly, 90, Grade.A, FollowUp.Mend)]
    [InlineData(0, 2, 0, InspectionResult.Mostly, 80, Grade.B, FollowUp.Mend)]
    [InlineData(1, 2, 0, InspectionResult.Mostly, 70, Grade.C, FollowUp.Mend)]
    [InlineData(0, 3, 0, InspectionResult.Fails, 70, Grade.C, FollowUp.Stop)]
    [InlineData(2, 0, 0, InspectionResult.Fails, 80, null, FollowUp.Stop)]
    [InlineData(0, 1, 1, InspectionResult.Mostly, 88, Grade.B, FollowUp.Mend)]
    public void Ten_items_come_to(int keyFailed, int failed, int notApplicable, InspectionResult result, int score, Grade? grade, FollowUp followUp)
    {
        var verdict = VisitVerdict.Of(
            [
                .. Enumerable.Range(0, 3).Select(place => new CheckedItem($"k{place}", true, place < keyFailed ? ItemAnswer.Failed : ItemAnswer.Passed)),
                .. Enumerable.Range(0, 7).Select(place => new CheckedItem(
                    $"g{place}", false, place < failed ? ItemAnswer.Failed : place < failed + notApplicable ? ItemAnswer.NotApplicable : ItemAnswer.Passed)),
            ],
            Rules);

        Assert.Equal((result, score, grade, followUp), (verdict.Result, verdict.ScoreTenths, verdict.Grade, verdict.FollowUp));
    }

    [Fact]
    public void One_more_failure_never_betters_a_visit() => Check.QuickThrowOnFailure(Prop.ForAll(Visits, visit =>
    {
        if (visit.All(item => item.Answer == ItemAnswer.NotApplicable))
        {
            return true;
        }

        var before = VisitVerdict.Of(visit, Rules);
        return visit.Select((item, place) => (item, place)).Where(each => each.item.Answer == ItemAnswer.Passed).All(each =>
        {
            CheckedItem[] worse = [.. visit];
            worse[each.place] = each.item with { Answer = ItemAnswer.Failed };
            var after = VisitVerdict.Of(worse, Rules);
            return after.Result >= before.Result && after.ScoreTenths <= before.ScoreTenths && Rank(after.Grade) >= Rank(before.Grade);
        });
    }));

    [Fact]
    public void Rounding_reaches_no_grade_that_the_fraction_does_not() => Check.QuickThrowOnFailure(Prop.ForAll(Visits, visit =>
    {
        var (passed, failed) = (visit.Count(item => item.Answer == ItemAnswer.Passed), visit.Count(item => item.Answer == ItemAnswer.Failed));
        if (passed + failed == 0)
        {
            return true;
        }

        var verdict = VisitVerdict.Of(visit, Rules);
        return new[] { 90, 75, 60 }.All(threshold => verdict.ScoreTenths >= threshold == (100 * passed >= threshold * (passed + failed)));
    }));

    [Fact]
    public void A_visit_that_looked_at_nothing_has_no_verdict() =>
        Assert.Throws<ArgumentException>(() => VisitVerdict.Of([new CheckedItem("a", false, ItemAnswer.NotApplicable)], Rules));

    [Fact]
    public void The_year_goes_by_the_mean_of_its_visits_compared_exactly()
    {
        var licensed = new DateOnly(2020, 1, 1);
        ScoredVisit Visit(int daysAgo, int score) => new(Today.AddDays(-daysAgo), score);

        Assert.Null(AnnualGrades.Of([], Today, licensed));
        Assert.Equal(Grade.A, AnnualGrades.Of([Visit(0, 90)], Today, licensed));
        Assert.Equal(Grade.B, AnnualGrades.Of([Visit(0, 90), Visit(10, 89)], Today, licensed));
        Assert.Equal(Grade.A, AnnualGrades.Of([Visit(0, 90), Visit(10, 89), Visit(20, 91)], Today, licensed));
        Assert.Equal(Grade.C, AnnualGrades.Of([Visit(0, 60)], Today, licensed));
        Assert.Null(AnnualGrades.Of([Visit(0, 59)], Today, licensed));
        // A year ago to the day counts no more.
        Assert.Equal(Grade.A, AnnualGrades.Of([Visit(0, 95), new(new DateOnly(2025, 11, 20), 20)], Today, licensed));
        Assert.NotEqual(Grade.A, AnnualGrades.Of([Visit(0, 95), new(new DateOnly(2025, 11, 21), 20)], Today, licensed));
    }

    [Fact]
    public void A_new_eatery_has_no_grade_for_three_months_and_one_with_an_accident_none_for_six()
    {
        ScoredVisit[] visits = [new(Today, 100)];

        Assert.Null(AnnualGrades.Of(visits, Today, Today.AddMonths(-3).AddDays(1)));
        Assert.Equal(Grade.A, AnnualGrades.Of(visits, Today, Today.AddMonths(-3)));
        Assert.Null(AnnualGrades.Of(visits, Today, new DateOnly(2020, 1, 1), Today.AddMonths(-6).AddDays(1)));
        Assert.Equal(Grade.A, AnnualGrades.Of(visits, Today, new DateOnly(2020, 1, 1), Today.AddMonths(-6)));
    }

    [Fact]
    public void A_visit_is_published_within_twenty_working_days_and_late_ones_at_once()
    {
        var inspected = new DateOnly(2026, 11, 20);
        var last = VisitWindows.LastPublication(inspected, WorkingDays.Weekdays, Rules);
        bool May(DateOnly on, DateOnly today) => VisitWindows.MayPublish(on, inspected, today, WorkingDays.Weekdays, Rules);

        Assert.Equal(new DateOnly(2026, 12, 18), last);
        Assert.True(May(inspected, inspected));
        Assert.True(May(last, inspected));
        Assert.False(May(last.AddDays(1), inspected));
        Assert.False(May(inspected, inspected.AddDays(1)));
        Assert.True(May(last.AddDays(5), last.AddDays(5)));
        Assert.False(May(last.AddDays(6), last.AddDays(5)));
    }

    [Fact]
    public void Names_read_back()
    {
        Assert.All(Enum.GetValues<ItemAnswer>(), answer => Assert.Equal(answer, ItemAnswers.FromCode(ItemAnswers.ToCode(answer))));
        Assert.All(Enum.GetValues<AppealKind>(), kind => Assert.Equal(kind, Appeals.KindOf(Appeals.ToCode(kind))));
        Assert.All(Enum.GetValues<AppealState>(), state => Assert.Equal(state, Appeals.StateOf(Appeals.ToCode(state))));
        Assert.All(Enum.GetValues<InspectionMark>(), mark => Assert.Equal(mark, InspectionMarks.FromCode(InspectionMarks.ToCode(mark))));
        Assert.Null(ItemAnswers.FromCode("other"));
        Assert.Null(Appeals.KindOf(null));
        Assert.Null(Appeals.StateOf(""));
    }

    // A is the best; none is the worst.
    private static int Rank(Grade? grade) => grade is { } known ? (int)known : int.MaxValue;
}
