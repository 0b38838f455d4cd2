using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>The grade of the year changes with time alone: nobody visits, and yet it is another.</summary>
public sealed class GradeRoundsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_visit_that_leaves_the_twelve_months_takes_its_points_with_it_and_the_scan_page_shows_it(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var visits = await Visits.BeginAsync(services, grade: Grade.C);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        await visits.SendAsync(visits.Entry());
        services.Clock.Advance(TimeSpan.FromDays(1));
        await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood", "show-grade"]));
        async Task<Grade?> ShownAsync()
        {
            await services.Get<ChangeFollower>().PollAsync(default);
            return (await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.Grade;
        }

        Assert.Equal(Grade.B, await ShownAsync());
        Assert.Equal(0, await services.Get<GradeRounds>().GradeAsync());
        var changes = await visits.ValueAsync<int>("SELECT COUNT(*) FROM change_log");

        // The first visit, of 22 November 2026, counts up to 21 November 2027: what is left is 7.2 points.
        services.Clock.Advance(TimeSpan.FromDays(363));
        await services.Get<GradeRounds>().TidyAsync();
        Assert.Equal(Grade.B, await ShownAsync());
        Assert.Equal(changes, await visits.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
        services.Clock.Advance(TimeSpan.FromDays(1));
        var changed = await Task.WhenAll(Task.Run(() => services.Get<GradeRounds>().GradeAsync()), Task.Run(() => another.Get<GradeRounds>().GradeAsync()));
        Assert.InRange(changed.Sum(), 1, 2);
        Assert.Equal(Grade.C, await ShownAsync());
        Assert.Equal(0, await services.Get<GradeRounds>().GradeAsync());
        // The last visit leaves as well: no visit, no grade. It is done once a day.
        await services.Get<GradeRounds>().TidyAsync();
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<GradeRounds>().TidyAsync();
        Assert.Null(await ShownAsync());
    }

    [Fact]
    public async Task Once_the_months_without_a_grade_are_over_there_is_one()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services, issuedOn: new DateOnly(2026, 10, 1));
        await visits.SendAsync(visits.Entry());
        Assert.Null(await visits.ValueAsync<string?>("SELECT grade FROM eatery WHERE id = @Eatery"));

        services.Clock.Set(new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await services.Get<GradeRounds>().GradeAsync());
        services.Clock.Set(new DateTimeOffset(2027, 1, 1, 0, 5, 0, TimeSpan.FromHours(8)));
        Assert.Equal(1, await services.Get<GradeRounds>().GradeAsync());

        Assert.Equal("A", await visits.ValueAsync<string?>("SELECT grade FROM eatery WHERE id = @Eatery"));
    }

    [Fact]
    public async Task After_an_accident_there_is_none_for_half_a_year_and_then_one_again()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        await visits.SendAsync(visits.Entry() with { AccidentOn = visits.Today });
        Assert.Null(await visits.ValueAsync<string?>("SELECT grade FROM eatery WHERE id = @Eatery"));

        services.Clock.Set(new DateTimeOffset(2027, 5, 21, 23, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await services.Get<GradeRounds>().GradeAsync());
        services.Clock.Set(new DateTimeOffset(2027, 5, 22, 1, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(1, await services.Get<GradeRounds>().GradeAsync());
    }

    [Fact]
    public async Task What_the_extract_has_said_since_is_not_undone_by_time()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services, grade: Grade.C);
        await visits.SendAsync(visits.Entry());
        await services.ExecuteAsync($"DELETE FROM deviating_fact WHERE eatery_id = {visits.Eatery.Id}");
        await services.ExecuteAsync($"UPDATE eatery SET grade = 'B' WHERE id = {visits.Eatery.Id}");

        services.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(0, await services.Get<GradeRounds>().GradeAsync());
        Assert.Equal("B", await visits.ValueAsync<string>("SELECT grade FROM eatery WHERE id = @Eatery"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_renewed_licence_begins_no_new_months_without_a_grade(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "C", issued: "2021-11-10", until: "2026-11-09")));
        var eatery = await services.ValueAsync<long>("SELECT id FROM eatery");

        // The same number, issued anew ten days ago for five more years; then a correction of that day.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "C", issued: "2026-11-12", until: "2031-11-11")));
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "C", issued: "2026-11-10", until: "2031-11-11")));

        Assert.Equal(20211110, await services.ValueAsync<int>($"SELECT first_issued_on FROM licence WHERE eatery_id = {eatery}"));
        await using var session = await services.Database.BeginAsync();
        await using var results = await session.QueryMultipleAsync("ScoresOfEatery", new { EateryId = eatery, Since = new DateOnly(2025, 11, 23) });
        await results.ReadAsync<AnnualGradeBook.ScoreRow>();
        Assert.Equal(new DateOnly(2021, 11, 10), (await results.ReadSingleAsync<AnnualGradeBook.GradedRow>()).LicensedOn);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_renewal_that_was_accepted_before_the_extract_brings_it_is_a_renewal_too(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, issued: "2021-11-10", until: "2026-11-09")));
        var number = Extract.Licence(1);
        await using (var session = await services.Database.BeginAsync())
        {
            // As accepting the owner's request writes it: the end, and not the day of issue.
            await session.ExecuteAsync("ChangeLicenceFacts", new { Number = number, Scope = "热食类食品制售", ValidUntil = 20311111, CreditCode = "" });
            await session.CommitAsync();
        }

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, issued: "2026-11-12", until: "2031-11-11")));

        Assert.Equal((20211110, 20261112), (await services.ValueAsync<int>("SELECT first_issued_on FROM licence"), await services.ValueAsync<int>("SELECT issued_on FROM licence")));
    }
}
