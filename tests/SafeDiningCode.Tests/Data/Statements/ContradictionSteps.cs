using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Contradictions;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Themes.Districts;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Contradictions.Finding;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Themes.Districts;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Scans counted, contradictions found, found again and looked into; the reasons of a district's diners.</summary>
internal static class ContradictionSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var today = DateOnly.FromDateTime(services.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        var eatery = await Eateries.AddAsync(services.Database, sign: "示例𠮷野家 O'Brien", county: "530129", unit: "530129208", grade: Grade.A, validUntil: today.AddYears(2));
        var busy = await Eateries.AddAsync(services.Database, county: "530129", unit: "530129208");
        await Eateries.IssueCodeAsync(services, eatery);
        await Contradicting.RiseAsync(services.Database, eatery, today);
        await Contradicting.ScanAsync(services.Database, eatery, today.AddDays(-62), today.AddDays(-5), 4);
        await Contradicting.ScanAsync(services.Database, busy, today.AddDays(-62), today.AddDays(-1), 1);

        var rounds = services.Get<ContradictionRounds>();
        await rounds.TidyAsync();
        await rounds.TidyAsync();
        Assert.True(await rounds.LookAsync(today) >= 2);
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM scan_count WHERE eatery_id = {eatery} AND day < {SafeDiningCode.Rules.Calendar.Day.ToNumber(today.AddDays(-60))}"));
        var official = new Actor { AccountId = 4711, Name = "示例监管", Role = Role.Regulator, Scope = Scope.OfDivision("530129208") };
        var book = services.Get<ContradictionBook>();
        var list = await book.ReadAsync(official.Scope, new ContradictionQuery());
        Assert.Equal([ContradictionKinds.CodeSilent, ContradictionKinds.GradeADissatisfied], list.Rows.Select(row => row.Kind).Order(StringComparer.Ordinal));
        var silent = list.Rows.Single(row => row.Kind == ContradictionKinds.CodeSilent);
        Assert.Equal((eatery, 4, 224), (silent.EateryId, silent.Numbers.SilentDays, silent.Numbers.Scans));
        Assert.Equal(HandleOutcome.Handled, await book.HandleAsync(official, silent.Id, "码被广告挡住 ' \" 🍜"));
        Assert.Equal(HandleOutcome.HandledBefore, await book.HandleAsync(official, silent.Id, "又一次"));
        Assert.Equal("码被广告挡住 ' \" 🍜", Assert.Single((await book.ReadAsync(official.Scope, new ContradictionQuery(ContradictionKinds.CodeSilent, Handled: true))).Rows).HandledNote);
        Assert.NotNull(await services.Get<InviteeFinder>().LicenceOfAsync(official, eatery));
        Assert.Null(await services.Get<InviteeFinder>().LicenceOfAsync(official with { Scope = Scope.OfDivision("530102") }, eatery));

        await DistrictThemesTests.RateAsync(services.Database, eatery, today.AddDays(-1), Reasons.Food | Reasons.Service, unit: "530129208");
        await services.Get<ThemeRounds>().TidyAsync();
        var month = SafeDiningCode.Rules.Calendar.Day.MonthNumber(today.AddDays(-1));
        var themes = await services.Get<DistrictThemeBook>().ReadAsync("530129", month);
        Assert.Equal((1L, 1L, today.AddDays(-1)), (themes.Whole.Dissatisfied, themes.Whole.Reasons[2], themes.UpTo));
        Assert.Equal((eatery, 1, 1), Assert.Single(await services.Get<DistrictThemeBook>().EateriesAsync(official.Scope, "530129", month, Reasons.Food, 0, 50)) switch { var row => (row.EateryId, row.Ratings, row.Total) });

        // What was put straight into ratings and roll-ups would be a difference to the recounts of other steps.
        await services.ExecuteAsync($"DELETE FROM eatery_day WHERE eatery_id = {eatery}; DELETE FROM rating WHERE eatery_id = {eatery}");
    }
}
