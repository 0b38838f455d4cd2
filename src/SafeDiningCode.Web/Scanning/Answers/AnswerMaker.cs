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
        if (variant.IsJson)
        {
            return AnswerPacker.Pack(EateryJson.Write(code, snapshot.Answer.Profile!), variant.Packing, Json, language: default);
        }

        var html = await PageAsync(snapshot, new PageContext(variant.Language, variant.IsLarge, $"/c/{code}"));
        return AnswerPacker.Pack(html, variant.Packing, Html, variant.Language.Tag);
    }

    /// <summary>The page of an active code's facts for a reader.</summary>
    public Task<string> PageAsync(Snapshot snapshot, PageContext context)
    {
        var profile = snapshot.Answer.Profile!;
        var view = new ScanView(snapshot.Answer.Code, profile, snapshot.StaleAt, service.Value, EnglishPlace(profile.Division));
        return pages.RenderAsync<ScanPage>(context, new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
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
