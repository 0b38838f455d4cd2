using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;

namespace SafeDiningCode.Tests.Accounts;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("5301", "530102001", true)]
    [InlineData("5301", "5301", true)]
    [InlineData("530102", "5301", false)]
    [InlineData("530102", "530103001", false)]
    [InlineData("53", "440103001", false)]
    [InlineData("", "530102001", false)]
    [InlineData("53010", "530102001", false)]
    [InlineData("%", "530102001", false)]
    public void A_division_covers_itself_and_all_within(string scope, string division, bool covered) =>
        Assert.Equal(covered, Scope.OfDivision(scope).Covers(division));

    [Fact]
    public void An_owners_scope_is_their_eateries_wherever_they_lie()
    {
        var scope = Scope.OfEateries(7, [1, 2]);

        Assert.True(scope.CoversEatery(1, "530102001"));
        Assert.False(scope.CoversEatery(3, "530102001"));
        Assert.False(scope.Covers("530102001"));
        Assert.True(Scope.Everything.CoversEatery(3, "530102001"));
        Assert.False(Scope.Nothing.CoversEatery(3, "530102001"));
    }

    /// <summary>What C# says of a scope and what the database says must be the same.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_database_filters_as_the_scope_says(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eateries = new Dictionary<long, string>();
        foreach (var unit in (string[])["530102001", "530102002", "530103001", "530102401"])
        {
            eateries.Add(await Eateries.AddAsync(services.Database, county: unit[..6], unit: unit), unit);
        }

        var mine = eateries.Keys.Take(2).ToArray();
        var owner = await People.AddAsync(services.Provider, Role.Owner, eateryIds: mine);
        // What was theirs once is not theirs now.
        await services.ExecuteAsync($"UPDATE account_eatery SET ended_at = since WHERE eatery_id = {mine[1]}");
        Scope[] scopes =
        [
            Scope.OfDivision("53"), Scope.OfDivision("5301"), Scope.OfDivision("530102"), Scope.OfDivision("530102001"), Scope.OfDivision("530102401"),
            Scope.OfDivision("44"), Scope.Everything, Scope.Nothing, Scope.OfEateries(owner, [mine[0]]), Scope.OfEateries(owner + 1, []),
        ];
        var access = services.Get<EateryAccess>();
        foreach (var scope in scopes)
        {
            var actor = new Actor { AccountId = 0, Name = "", Role = Role.Owner, Scope = scope };
            foreach (var (id, division) in eateries)
            {
                Assert.Equal((scope.Division, id, scope.CoversEatery(id, division)), (scope.Division, id, await access.FindAsync(actor, id) is not null));
            }
        }
    }
}
