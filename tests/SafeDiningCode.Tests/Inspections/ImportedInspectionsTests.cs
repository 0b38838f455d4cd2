using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>The extract tells of inspections, too: it neither undoes what was found here nor tells of it twice.</summary>
public sealed class ImportedInspectionsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_extract_neither_doubles_a_visit_nor_undoes_its_grade(bool extractComesFirst)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();
        // What the extract says of the day of the visit, and of a grade, is older than the visit.
        var before = extract.Csv(Extract.Row(1, grade: "C", inspected: extractComesFirst ? "2026-11-22" : "2026-05-29", result: "符合"));
        await services.ImportAsync(extract, before);
        var eatery = await services.ValueAsync<long>("SELECT id FROM eatery");
        var actor = new Actor { AccountId = 1, Name = "王检查", Role = Role.Inspector, Scope = Scope.Everything };
        var visits = await Visits.BeginAsync(services);
        var inspected = (await services.Get<EateryAccess>().FindAsync(actor, eatery))!;
        Assert.Equal(VisitOutcome.Sent, (await services.Get<VisitBook>().SendAsync(inspected, visits.Entry(failed: ["place-clean"]), actor)).Outcome);

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: "五华区改名米线店", grade: "C", inspected: "2026-11-22", result: "符合")));

        Assert.Equal("visit mostly", await services.ValueAsync<string>($"SELECT source || ' ' || result FROM inspection WHERE eatery_id = {eatery} AND inspected_on = 20261122"));
        Assert.Equal("A", await services.ValueAsync<string>($"SELECT grade FROM eatery WHERE id = {eatery}"));
        // A grade that is news in the extract is believed.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: "五华区改名米线店", grade: "B", inspected: "2026-11-22", result: "符合")));
        Assert.Equal("B", await services.ValueAsync<string>($"SELECT grade FROM eatery WHERE id = {eatery}"));
    }
}
