using System.Text;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Listing;

namespace SafeDiningCode.Tests.Codes;

public sealed class CodeListTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_list_has_the_agreed_columns_and_every_code_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("PublicBaseUrl", "https://anxin.example.cn"));
        var first = await Eateries.AddAsync(services.Database, sign: " 示例,翠湖\"老店\" ", licence: "JY25301020000016");
        var second = await Eateries.AddAsync(services.Database, sign: "  ", name: "=HYPERLINK(1)", licence: "JY25301020000024");
        var old = await Eateries.IssueCodeAsync(services, first);
        var next = (await services.Get<CodeIssuer>().ReissueAsync(old)).Active!.Value;
        var other = await Eateries.IssueCodeAsync(services, second);
        using var stream = new MemoryStream();

        Assert.Equal(3, await services.Get<CodeList>().WriteCsvAsync(stream));

        Assert.Equal(
            $""""
            code,licence,name,division,url,status
            {old},JY25301020000016,"示例,翠湖""老店""",530102001,HTTPS://ANXIN.EXAMPLE.CN/C/{old},revoked
            {next},JY25301020000016,"示例,翠湖""老店""",530102001,HTTPS://ANXIN.EXAMPLE.CN/C/{next},active
            {other},JY25301020000024,"'=HYPERLINK(1)",530102001,HTTPS://ANXIN.EXAMPLE.CN/C/{other},active

            """".ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_several_licences_the_one_in_force_is_listed_else_the_latest(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var renewed = await Eateries.AddAsync(services.Database, licence: "JY25301020000016", validUntil: new DateOnly(2031, 1, 1), status: LicenceStatus.Cancelled);
        var inForce = await Eateries.AddLicenceAsync(services.Database, renewed, validUntil: new DateOnly(2027, 1, 1));
        var closed = await Eateries.AddAsync(services.Database, licence: "JY25301020000024", validUntil: new DateOnly(2020, 1, 1));
        var latest = await Eateries.AddLicenceAsync(services.Database, closed, validUntil: new DateOnly(2025, 1, 1));
        await Eateries.IssueCodeAsync(services, renewed);
        await Eateries.IssueCodeAsync(services, closed);

        var listed = new List<string>();
        await foreach (var code in services.Get<CodeList>().ReadAsync())
        {
            listed.Add(code.Licence);
        }

        Assert.Equal([inForce, latest], listed);
    }
}
