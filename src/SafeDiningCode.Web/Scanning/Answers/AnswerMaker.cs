using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Scanning.Json;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Answers;

/// <summary>Makes answers of an active code's facts: rendered, packed and tagged.</summary>
internal sealed class AnswerMaker(PageRenderer pages, DivisionDirectory divisions, IOptions<ServiceOptions> service)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    /// <summary>The answer that has this place among the ready ones.</summary>
    public async Task<ReadyAnswer> MakeAsync(Snapshot snapshot, int place)
    {
        var variant = AnswerVariant.At(place);
        var code = snapshot.Answer.Code;
        var profile = snapshot.Answer.Profile!;
        if (variant.IsJson)
        {
            return AnswerPacker.Pack(EateryJson.Write(code, profile), variant.Packing, Json, language: default);
        }

        var context = new PageContext(variant.Language, variant.IsLarge, $"/c/{code}");
        var view = new ScanView(code, profile, snapshot.StaleAt, service.Value, EnglishPlace(profile.Division));
        var html = await pages.RenderAsync<ScanPage>(context, new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
        return AnswerPacker.Pack(html, variant.Packing, Html, variant.Language.Tag);
    }

    // The names that the directory has in English, from the finest up: «Wuhua, Kunming».
    private string? EnglishPlace(string division)
    {
        var names = new List<string>();
        for (var place = divisions.Divisions.GetValueOrDefault(division);
            place is not null && names.Count < 2;
            place = place.Parent is { } parent ? divisions.Divisions.GetValueOrDefault(parent) : null)
        {
            if (place.NameEn is { } name)
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
