using SafeDiningCode.Tests.Data.Statements;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Data;

/// <summary>
/// A life of the service on each engine, through its own classes, with a look at what is in the tables after each step.
/// Whoever adds a statement adds to the step of its slice: one that did not run here fails the test.
/// </summary>
public sealed class EveryStatementTests
{
    /// <summary>Statements that no step can reach sensibly, and why. There are none.</summary>
    private static readonly Dictionary<string, string> Unreached = new(StringComparer.Ordinal);

    // In this order: later steps look at what earlier ones wrote, the clock moves on by weeks, and at the end the keys are wrapped.
    private static readonly (string Name, Func<TestServices, Task> RunAsync)[] Steps =
    [
        ("keys and journal", DataSteps.RunAsync),
        ("import", RegistrySteps.RunAsync),
        ("codes", CodeSteps.RunAsync),
        ("scanning", ScanningSteps.RunAsync),
        ("kitchens", KitchenSteps.RunAsync),
        ("staff", StaffSteps.RunAsync),
        ("rating", RatingSteps.RunAsync),
        ("recount", RecountSteps.RunAsync),
        ("set aside", SetAsideSteps.RunAsync),
        ("statistics", StatisticsSteps.RunAsync),
        ("demo", DemoSteps.RunAsync),
        ("housekeeping", HousekeepingSteps.RunAsync),
        ("accounts", AccountSteps.RunAsync),
        ("audit", AuditSteps.RunAsync),
        ("uploads", UploadSteps.RunAsync),
        ("notices", NoticeSteps.RunAsync),
        ("old notices", NoticeSteps.ForgetAsync),
        ("self-checks", SelfCheckSteps.RunAsync),
        ("rectification", RectificationSteps.RunAsync),
        ("rectification ledger", LedgerSteps.RunAsync),
        ("themes", ThemeSteps.RunAsync),
        ("owners", OwnerSteps.RunAsync),
        ("standing", StandingSteps.RunAsync),
        ("responsibility", ResponsibilitySteps.RunAsync),
        ("shopfront", ShopfrontSteps.RunAsync),
        ("change requests", ChangeRequestSteps.RunAsync),
        ("desk", DeskSteps.RunAsync),
        ("contradictions", ContradictionSteps.RunAsync),
        ("inspections", InspectionSteps.RunAsync),
        ("saved filters", SavedFilterSteps.RunAsync),
        ("wrapping of keys", WrappingSteps.RunAsync),
    ];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_statement_does_its_work(string engine)
    {
        using var statements = new RanStatements();
        // Which problems are looked at again by sample goes by their keys, which differ from run to run.
        await using var services = await TestServices.CreateFromEmptyAsync(engine, ("Rectification:LookBackShare", "0"));
        var faults = new List<string>();

        foreach (var (name, run) in Steps)
        {
            try
            {
                await run(services);
            }
            catch (Exception error)
            {
                // All that is wrong in one run: whoever has the server may not be here to run it again.
                faults.Add($"Step «{name}»: {error}");
            }
        }

        faults.AddRange(statements.Failed.Select(statement => $"Statement {statement} ended in an error."));
        faults.AddRange(services.Database.Sql.Names
            .Except(statements.Names, StringComparer.Ordinal)
            .Except(Unreached.Keys, StringComparer.Ordinal)
            .Select(statement => $"Statement {statement} did not run."));
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
