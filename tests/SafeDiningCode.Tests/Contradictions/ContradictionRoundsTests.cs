using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Contradictions.Finding;
using SafeDiningCode.Web.Contradictions.Records;

namespace SafeDiningCode.Tests.Contradictions;

public sealed class ContradictionRoundsTests
{
    // The clock stands on Sunday, 22 November 2026.
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Scope All = Scope.OfDivision("5301");
    private static readonly Actor Official = new() { AccountId = 4711, Name = "示例监管", Role = Role.Regulator, Scope = All };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_grade_a_eatery_with_a_rise_is_found_and_neither_a_steady_one_nor_another_grade(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var rising = await Eateries.AddAsync(services.Database, grade: Grade.A);
        var steady = await Eateries.AddAsync(services.Database, grade: Grade.A);
        var graded = await Eateries.AddAsync(services.Database, grade: Grade.B);
        await Contradicting.RiseAsync(services.Database, rising, Today);
        await Contradicting.RiseAsync(services.Database, graded, Today);
        await Contradicting.RateAsync(services.Database, steady, Today.AddDays(-40), 28, 12);
        await Contradicting.RateAsync(services.Database, steady, Today.AddDays(-10), 28, 12);
        // Today has not ended: what it brings is looked at tomorrow.
        await Contradicting.RateAsync(services.Database, steady, Today, 0, 100);

        Assert.Equal(1, await services.Get<ContradictionRounds>().LookAsync(Today));

        var row = Assert.Single(await RowsAsync(services));
        Assert.Equal((rising, ContradictionKinds.GradeADissatisfied, Today.AddDays(-28), Today.AddDays(-1)), (row.EateryId, row.Kind, row.FirstDay, row.LastDay));
        Assert.Equal((2, 50, 12, 40), (row.Numbers.DissatisfiedBefore, row.Numbers.CountedBefore, row.Numbers.Dissatisfied, row.Numbers.Counted));
        Assert.Null(row.Numbers.Scans);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Self_checks_without_a_finding_and_a_copied_photograph_are_found(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var found = await Eateries.AddAsync(services.Database);
        var honest = await Eateries.AddAsync(services.Database);
        var few = await Eateries.AddAsync(services.Database);
        var long_ago = await Eateries.AddAsync(services.Database);
        for (var back = 1; back <= 12; back++)
        {
            await Contradicting.CheckAsync(services.Database, found, Today.AddDays(-back));
            await Contradicting.CheckAsync(services.Database, honest, Today.AddDays(-back));
            await Contradicting.CheckAsync(services.Database, long_ago, Today.AddDays(-back));
            if (back < 10)
            {
                await Contradicting.CheckAsync(services.Database, few, Today.AddDays(-back));
            }
        }

        // A correction counts, and what it corrects does not: one finding was taken back, the other one added.
        await Contradicting.CheckAsync(services.Database, found, Today.AddDays(-13), findings: 2);
        await Contradicting.CheckAsync(services.Database, found, Today.AddDays(-13), findings: 0, version: 2);
        await Contradicting.CheckAsync(services.Database, honest, Today.AddDays(-3), findings: 1, version: 2);
        foreach (var eatery in new[] { found, found, honest, few })
        {
            await Contradicting.CopyAsync(services.Database, eatery, Today.AddDays(-4));
        }

        await Contradicting.CopyAsync(services.Database, long_ago, Today.AddDays(-29));

        Assert.Equal(1, await services.Get<ContradictionRounds>().LookAsync(Today));
        var row = Assert.Single(await RowsAsync(services));
        Assert.Equal((found, ContradictionKinds.PerfectChecks, 13, 2), (row.EateryId, row.Kind, row.Numbers.Records, row.Numbers.Copies));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_that_fell_silent_is_found_unless_the_eatery_was_closed_or_may_not_serve(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        // Scanned until the 17th, silent since; the whole service counted nothing at the dinner of the 19th.
        var silent = await AddAsync(services);
        var busy = await AddAsync(services);
        var closed = await AddAsync(services);
        var expired = await AddAsync(services, validUntil: Today.AddDays(-1));
        var codeless = await Eateries.AddAsync(services.Database);
        foreach (var eatery in new[] { silent, closed, expired, codeless })
        {
            await Contradicting.ScanAsync(services.Database, eatery, Today.AddDays(-40), Today.AddDays(-5), 4);
        }

        await Contradicting.ScanAsync(services.Database, busy, Today.AddDays(-40), Today.AddDays(-1), 4);
        await Contradicting.ExecuteAsync(services.Database, "DELETE FROM scan_meal WHERE day = 20261119 AND meal = 2", new { });
        foreach (var back in new[] { 1, 2 })
        {
            await Contradicting.ExecuteAsync(
                services.Database, "INSERT INTO closed_day (eatery_id, day, declared_at) VALUES (@closed, @day, @at)",
                new { closed, day = Day.ToNumber(Today.AddDays(-back)), at = services.Clock.GetUtcNow().UtcDateTime });
        }

        Assert.Equal(1, await services.Get<ContradictionRounds>().LookAsync(Today));
        var row = Assert.Single(await RowsAsync(services));
        Assert.Equal((silent, ContradictionKinds.CodeSilent, Today.AddDays(-4), Today.AddDays(-1)), (row.EateryId, row.Kind, row.FirstDay, row.LastDay));
        Assert.Equal((3, 28, 28, 224), (row.Numbers.SilentDays, row.Numbers.ScannedDays, row.Numbers.UsualDays, row.Numbers.Scans));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_found_again_grows_and_two_instances_at_once_find_it_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var eatery = await Eateries.AddAsync(services.Database, grade: Grade.A);
        await Contradicting.RiseAsync(services.Database, eatery, Today);

        await Task.WhenAll(services.Get<ContradictionRounds>().LookAsync(Today), another.Get<ContradictionRounds>().LookAsync(Today));
        services.Clock.Advance(TimeSpan.FromDays(1));
        await Contradicting.RateAsync(services.Database, eatery, Today, 0, 5);
        await Task.WhenAll(services.Get<ContradictionRounds>().LookAsync(Today.AddDays(1)), another.Get<ContradictionRounds>().LookAsync(Today.AddDays(1)));

        var row = Assert.Single(await RowsAsync(services));
        Assert.Equal((Today.AddDays(-27), Today, 17L), (row.FirstDay, row.LastDay, row.Numbers.Dissatisfied));
        Assert.Equal(new DateTime(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc), row.FoundAt);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_looked_into_comes_back_two_weeks_later_if_it_is_still_so(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database, grade: Grade.A);
        await Contradicting.RiseAsync(services.Database, eatery, Today);
        var rounds = services.Get<ContradictionRounds>();
        await rounds.LookAsync(Today);
        var book = services.Get<ContradictionBook>();
        var id = (await RowsAsync(services))[0].Id;
        Assert.Equal(HandleOutcome.NotThere, await book.HandleAsync(Official with { Scope = Scope.OfDivision("530103") }, id, "不归我管"));
        var both = await Task.WhenAll(book.HandleAsync(Official, id, "已约谈"), book.HandleAsync(Official with { AccountId = 4712 }, id, "也已约谈"));
        Assert.Equal([HandleOutcome.Handled, HandleOutcome.HandledBefore], both.Order());
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'contradiction.look-into'"));

        for (var day = 1; day <= 13; day++)
        {
            services.Clock.Advance(TimeSpan.FromDays(1));
            await rounds.LookAsync(Today.AddDays(day));
            Assert.Empty(await RowsAsync(services));
        }

        // The span has moved on with the days: the old ratings lie before it.
        await Contradicting.RateAsync(services.Database, eatery, Today.AddDays(-20), 48, 2);
        services.Clock.Advance(TimeSpan.FromDays(1));
        await rounds.LookAsync(Today.AddDays(14));
        Assert.Equal(Today.AddDays(13), Assert.Single(await RowsAsync(services)).LastDay);
        Assert.Single(await RowsAsync(services, handled: true));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_is_done_once_a_day_in_the_small_hours_and_old_scans_are_forgotten(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database, grade: Grade.A);
        await Contradicting.RiseAsync(services.Database, eatery, Today);
        await Contradicting.ScanAsync(services.Database, eatery, Today.AddDays(-62), Today.AddDays(-59), 1);
        var rounds = services.Get<ContradictionRounds>();
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 1, 59, 0, TimeSpan.FromHours(8)));
        await rounds.TidyAsync();
        Assert.Empty(await RowsAsync(services));

        services.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.TidyAsync();
        Assert.Single(await RowsAsync(services));
        Assert.Equal(20260923, await services.ValueAsync<int>("SELECT MIN(day) FROM scan_count"));
        Assert.Equal(4, await services.ValueAsync<int>("SELECT COUNT(*) FROM scan_count"));
        Assert.Equal(20260923, await services.ValueAsync<int>("SELECT MIN(day) FROM scan_meal"));

        await services.ExecuteAsync("DELETE FROM contradiction");
        services.Clock.Advance(TimeSpan.FromHours(20));
        await rounds.TidyAsync();
        Assert.Empty(await RowsAsync(services));
        services.Clock.Advance(TimeSpan.FromHours(4));
        await rounds.TidyAsync();
        Assert.Single(await RowsAsync(services));
    }

    [Fact]
    public async Task A_round_reads_roll_ups_by_their_keys_and_no_rating()
    {
        await using var services = await TestServices.CreateAsync();
        await using var session = await services.Database.OpenAsync();
        foreach (var statement in new[] { "GradeARises", "ChecksWithCopies", "MealDays" })
        {
            var plan = (await session.Connection.QueryAsync<PlanRow>(
                "EXPLAIN QUERY PLAN " + services.Database.Sql[statement],
                new { After = 0L, Upto = 1000L, From = 20261001, LastFrom = 20261025, To = 20261121, Today = 20261122 })).Select(row => row.Detail).ToList();

            Assert.NotEmpty(plan);
            Assert.DoesNotContain(plan, step => step.Contains("rating", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.StartsWith("SCAN m", StringComparison.Ordinal));
        }
    }

    private static async Task<long> AddAsync(TestServices services, DateOnly? validUntil = null)
    {
        var eatery = await Eateries.AddAsync(services.Database, validUntil: validUntil);
        await Eateries.IssueCodeAsync(services, eatery);
        return eatery;
    }

    private static async Task<IReadOnlyList<ContradictionRow>> RowsAsync(TestServices services, bool handled = false) =>
        (await services.Get<ContradictionBook>().ReadAsync(All, new ContradictionQuery(Handled: handled))).Rows;

    internal sealed record PlanRow
    {
        public required string Detail { get; init; }
    }
}
