using Dapper;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Tests.Codes;

public sealed class CodeIssuerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_eatery_in_force_gets_one_code_and_no_other_does(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var inForce = await Eateries.AddAsync(
            services.Database, grade: Grade.A, kitchen: KitchenKind.Video, heartbeatAt: services.Clock.GetUtcNow().UtcDateTime,
            inspections: [new(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [new("餐具保洁柜未关闭", KeyItem: false, MendedOn: null)])]);
        await Eateries.AddLicenceAsync(services.Database, inForce);
        var lastDay = await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 22));
        await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 21));
        await Eateries.AddAsync(services.Database, status: LicenceStatus.Revoked);
        await Eateries.AddAsync(services.Database, licence: "");

        Assert.Equal(2, await services.Get<CodeIssuer>().IssueMissingAsync());
        Assert.Equal(0, await services.Get<CodeIssuer>().IssueMissingAsync());

        await using var connection = await services.Database.ConnectAsync();
        Assert.Equal([inForce, lastDay], await connection.QueryAsync<long>("SELECT eatery_id FROM code_issue ORDER BY eatery_id"));
    }
}
