using System.Globalization;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rating.Form;
using SafeDiningCode.Web.Rating.Receipts;

namespace SafeDiningCode.Web.Rectification.Verification;

/// <summary>Takes a diner's yes or no from the receipt.</summary>
internal static class MendedEndpoints
{
    public static void MapMended(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/c/{code}/receipts/{receipt}/mended").ExcludeFromDescription().MapPost("", AnswerAsync).LimitRatings(routes);

    private static async Task<IResult> AnswerAsync(
        string code, string receipt, HttpContext http, ReceiptBook receipts, MendedBook book, FormTokens tokens, PageRenderer pages, CancellationToken cancellation)
    {
        var language = Language.Of(http.Request);
        if (await receipts.FindAsync(code, receipt, cancellation) is not { } row)
        {
            return await RateForm.RefuseAsync(http, pages, ReceiptEndpoints.NoReceipt(language));
        }

        var (form, _) = await PostedForm.ReadAsync(http.Request);
        var device = DeviceCookie.Find(http);
        var asked = Asked(form);
        if (Origins.IsForeign(http.Request)
            || device is null
            || asked is null
            || tokens.Check(form.Single("token"), ReceiptQuestion.TokenPurpose, asked.SubjectOf(receipt), device).Standing != FormTokenStanding.Good
            || form.Single("answer") is not ("yes" or "no"))
        {
            return await RateForm.MessageAsync(
                http,
                pages,
                StatusCodes.Status403Forbidden,
                language.T("没有记下", "Not taken"),
                [language.T("请从回执页面上回答。", "Please answer on the receipt's own page.")],
                $"/c/{code}/receipts/{receipt}",
                language.T("回到回执", "To the receipt"));
        }

        var taken = await book.AnswerAsync(row, asked, device, mended: form.Single("answer") == "yes", cancellation);
        return new SeeOther(PageContext.Of(http).Link($"/c/{code}/receipts/{receipt}{(taken ? "?answered=1" : "")}"));
    }

    private static ReceiptQuestion? Asked(IFormCollection form) =>
        long.TryParse(form.Single("problem"), NumberStyles.None, CultureInfo.InvariantCulture, out var problem)
        && int.TryParse(form.Single("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReceiptQuestion(problem, number, Reasons.None)
            : null;
}
