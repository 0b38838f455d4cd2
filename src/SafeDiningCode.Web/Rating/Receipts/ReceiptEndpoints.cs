using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Form;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Rating.Receipts;

/// <summary>What was recorded, shown to whoever knows the receipt's name, and its undoing.</summary>
internal static class ReceiptEndpoints
{
    private const string TokenPurpose = "undo";

    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        var receipt = routes.MapGroup("/c/{code}/receipts/{receipt}").ExcludeFromDescription();
        receipt.MapGet("", ShowAsync);
        receipt.MapPost("/undo", UndoAsync);
    }

    private static async Task<IResult> ShowAsync(
        string code,
        string receipt,
        HttpContext http,
        ReceiptBook receipts,
        IAskOnReceipts questions,
        DivisionDirectory divisions,
        FormTokens tokens,
        PageRenderer pages,
        CancellationToken cancellation)
    {
        if (await receipts.FindAsync(code, receipt, cancellation) is not { } row)
        {
            return await RateForm.RefuseAsync(http, pages, NoReceipt(Language.Of(http.Request)));
        }

        // Whoever brings no cookie was not the one who rated.
        var question = DeviceCookie.Find(http) is { } device ? await questions.FindAsync(row, device, cancellation) : null;
        return await pages.PageAsync<ReceiptPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Code"] = code,
                ["Receipt"] = receipt,
                ["Recorded"] = row,
                ["District"] = DistrictOf(row.Unit, divisions),
                ["UndoToken"] = receipts.CanUndo(row) ? tokens.Issue(TokenPurpose, receipt, DeviceCookie.GetOrIssue(http)) : null,
                ["Question"] = question,
                ["AnswerToken"] = question is null ? null : tokens.Issue(ReceiptQuestion.TokenPurpose, question.SubjectOf(receipt), DeviceCookie.GetOrIssue(http)),
                ["Answered"] = http.Request.Query.ContainsKey("answered"),
            });
    }

    private static async Task<IResult> UndoAsync(
        string code, string receipt, HttpContext http, ReceiptBook receipts, FormTokens tokens, PageRenderer pages, CancellationToken cancellation)
    {
        var language = Language.Of(http.Request);
        var row = await receipts.FindAsync(code, receipt, cancellation);
        if (row is null)
        {
            return await RateForm.RefuseAsync(http, pages, NoReceipt(language));
        }

        if (!await IsOursAsync(http, tokens, receipt))
        {
            return await RateForm.MessageAsync(
                http,
                pages,
                StatusCodes.Status403Forbidden,
                language.T("没有撤回", "Not taken back"),
                [language.T("请从回执页面上按「撤回这次评价」。", "Please press «Take it back» on the receipt's own page.")],
                $"/c/{code}/receipts/{receipt}",
                language.T("回到回执", "To the receipt"));
        }

        if (row.UndoneAt is null && !receipts.CanUndo(row))
        {
            return await RateForm.MessageAsync(
                http,
                pages,
                StatusCodes.Status409Conflict,
                language.T("已经过了撤回时间", "It is too late to take it back"),
                [language.T("评价在提交后 10 分钟内可以撤回。它已计入，谢谢您。", "A rating can be taken back within 10 minutes. It is counted, thank you.")],
                $"/c/{code}/receipts/{receipt}",
                language.T("回到回执", "To the receipt"));
        }

        await receipts.UndoAsync(row.RatingId, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = $"/c/{code}/receipts/{receipt}{http.Request.QueryString}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<bool> IsOursAsync(HttpContext http, FormTokens tokens, string receipt)
    {
        if (Origins.IsForeign(http.Request) || DeviceCookie.Find(http) is not { } device)
        {
            return false;
        }

        var (form, _) = await PostedForm.ReadAsync(http.Request);
        return tokens.Check(form.Single("token"), TokenPurpose, receipt, device).Standing == FormTokenStanding.Good;
    }

    // The unit directly below the one that the list of districts starts with.
    private static string DistrictOf(string unit, DivisionDirectory divisions)
    {
        var district = unit;
        while (divisions.Units.TryGetValue(district, out var row) && row.Parent is { } parent && !string.Equals(parent, divisions.Top.Code, StringComparison.Ordinal))
        {
            district = parent;
        }

        return district;
    }

    /// <summary>What to say where there is none, or no longer.</summary>
    public static Refusal NoReceipt(Language language) => new(
        StatusCodes.Status404NotFound,
        language.T("没有这张回执", "There is no such receipt"),
        language.T("回执只保留两天。评价本身不受影响。", "Receipts are kept for two days. The rating itself is not affected."));
}
