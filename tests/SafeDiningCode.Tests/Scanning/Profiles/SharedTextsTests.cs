using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

public sealed class SharedTextsTests
{
    [Fact]
    public async Task What_two_eateries_have_in_common_is_in_memory_once_and_all_facts_stay_as_they_were()
    {
        await using var services = await TestServices.CreateAsync();
        LoadedCode Loaded(long serial) => HeldProfiles.Loaded(services, HeldProfiles.Code(services, serial), 1, profile => profile with
        {
            Division = new string("530102001".AsSpan()),
            Unit = new string("530102".AsSpan()),
            LicenceScope = new string("热食类食品制售".AsSpan()),
            LicenceAuthority = new string("昆明市市场监督管理局".AsSpan()),
            Inspections = [new PastInspection(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [new FailedItem(new string("垃圾桶无盖".AsSpan()), KeyItem: false, MendedOn: null)])],
        });
        var (one, two) = (SharedTexts.In(Loaded(1)).Answer.Profile!, SharedTexts.In(Loaded(2)).Answer.Profile!);

        Assert.True(one.SaysTheSameAs(Loaded(1).Answer.Profile!));
        Assert.Same(one.Division, two.Division);
        Assert.Same(one.Unit, two.Unit);
        Assert.Same(one.LicenceScope, two.LicenceScope);
        Assert.Same(one.LicenceAuthority, two.LicenceAuthority);
        Assert.Same(one.Inspections[0].Failed[0].Wording, two.Inspections[0].Failed[0].Wording);
    }
}
