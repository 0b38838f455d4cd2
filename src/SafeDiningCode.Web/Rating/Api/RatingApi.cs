using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating.Api;

/// <summary>Ratings from programs. There are no cookies here, so nothing that another site could ride on.</summary>
internal static class RatingApi
{
    /// <summary>What a token from <c>GET …/visit</c> is for: one rating.</summary>
    internal const string TokenPurpose = "visit";

    public static void MapRatingApi(this IEndpointRouteBuilder routes)
    {
        var eatery = routes.MapGroup("/api/v1/eateries/{code}").WithTags("Ratings");
        eatery.MapGet("/visit", VisitAsync)
            .WithName("StartVisit")
            .WithSummary("A token to send one rating with")
            .WithDescription("Lives two hours. One token is one rating: sent again with the same body it gets the first answer again.")
            .Produces<VisitResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .WithExample(StatusCodes.Status200OK, """{"token":"AAABnJ7m3QCh3…"}""");
        eatery.MapPost("/ratings", RateAsync)
            .LimitRatings(routes)
            .WithName("RateEatery")
            .WithSummary("Rate an eatery")
            .WithDescription(
                "One device counts once per eatery and day in Shanghai. 201: stored for good and counted. 200: not counted, for this device has rated "
                + "today. 409: the token was used for something else, or the licence is not in force. After 503 or a broken connection send the same again: it counts once.")
            .Accepts<RatingRequest>("application/json")
            .Produces<RatingResponse>(StatusCodes.Status201Created)
            .Produces<RatingResponse>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithExample(null, """{"value":"dissatisfied","reasons":["tableware"],"comment":"碗边有油渍","token":"AAABnJ7m3QCh3…","device":"f3c0a9d2-app-01"}""")
            .WithExample(StatusCodes.Status201Created, """{"receipt":"BUuHUVoAAAFmFw8pYx1nYqk0Vw3rTzq2","counted":true}""")
            .WithExample(StatusCodes.Status200OK, """{"counted":false,"reason":"already-rated-today"}""");
    }

    private static async Task<IResult> VisitAsync(
        string code, HttpContext http, ProfileCache profiles, FormTokens tokens, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var found = await profiles.FindAsync(code, cancellation);
        return RatedCode.Refuse(found, Language.Of(http.Request)) is { } refusal
            ? Problem(refusal)
            : RatingJson.Result(new VisitResponse(tokens.Issue(TokenPurpose, found.Code, "")), RatingJson.Default.VisitResponse);
    }

    private static async Task<IResult> RateAsync(
        string code, HttpContext http, ProfileCache profiles, FormTokens tokens, RatingDesk desk, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var language = Language.Of(http.Request);
        var found = await profiles.FindAsync(code, cancellation);
        if (RatedCode.Refuse(found, language) is { } refusal)
        {
            return Problem(refusal);
        }

        if (!http.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        List<FieldError> errors = [];
        RatingRequest request;
        try
        {
            request = await ReadAsync(http.Request.BodyReader, language, errors, cancellation);
        }
        catch (JsonException)
        {
            return Invalid(language, [new FieldError("", language.T("内容不是 JSON。", "The body is not JSON."))]);
        }

        var entry = new RatingFields(request.Value, request.Reasons ?? [], request.Comment).Read(language, out var more);
        errors.AddRange(more.FindAll(error => !errors.Exists(known => known.Field == error.Field)));
        var token = tokens.Check(request.Token, TokenPurpose, found.Code, "");
        if (token.Standing == FormTokenStanding.Forged)
        {
            errors.Add(new FieldError("token", language.T("令牌无效，请重新用 GET …/visit 取得。", "This token is not valid here. Get one from GET …/visit.")));
        }

        if (entry is null || errors.Count > 0)
        {
            return Invalid(language, errors);
        }

        var answer = await desk.TakeAsync(found.Serial, found.Profile!, entry, token, request.Device!, cancellation);
        return Answer(http, language, found.Code, answer);
    }

    private static async ValueTask<RatingRequest> ReadAsync(PipeReader body, Language language, List<FieldError> errors, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            if (!read.IsCompleted)
            {
                // It is read as a whole: how long that may be, the server sees to.
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return RatingRequest.Read(read.Buffer, language, errors);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static IResult Answer(HttpContext http, Language language, string code, RatingAnswer answer)
    {
        switch (answer.Outcome)
        {
            case RatingOutcome.Counted:
                http.Response.Headers.Location = $"/c/{code}/receipts/{answer.Receipt}";
                return RatingJson.Result(new RatingResponse(Counted: true, answer.Receipt), RatingJson.Default.RatingResponse, StatusCodes.Status201Created);
            case RatingOutcome.AlreadyRatedToday:
                return RatingJson.Result(new RatingResponse(Counted: false, Reason: "already-rated-today"), RatingJson.Default.RatingResponse);
            case RatingOutcome.TokenUsed:
                return Results.Problem(
                    title: language.T("令牌已用过", "The token has been used"),
                    detail: language.T("它已用于另一条评价。请重新取得令牌。", "It was used for another rating. Get a new one from GET …/visit."),
                    statusCode: StatusCodes.Status409Conflict);
            case RatingOutcome.Expired:
                return Invalid(language, [new FieldError("token", language.T("令牌已过期，请重新取得。", "The token has expired. Get a new one from GET …/visit."))]);
            case RatingOutcome.Refused:
                return Invalid(language, [new FieldError("", language.T("这条评价无法记录。", "This rating cannot be recorded."))]);
            default:
                var wait = RetryAfter.Of(answer.Outcome);
                http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                return Results.Problem(
                    title: language.T("暂时忙不过来", "Busy just now"),
                    detail: language.T("请稍后用同一令牌原样再发一次，只会计一次。", "Send the same again with the same token in a moment: it counts once."),
                    statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Problem(Refusal refusal) => Results.Problem(title: refusal.Title, detail: refusal.Detail, statusCode: refusal.Status);

    private static IResult Invalid(Language language, IEnumerable<FieldError> errors) => Results.ValidationProblem(
        errors.GroupBy(error => error.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Select(error => error.Message).ToArray(), StringComparer.Ordinal),
        title: language.T("评价有误，没有记录", "The rating is not in order and was not recorded"),
        detail: language.T("请按 errors 中的说明改正后再发。", "Mend what errors says and send it again."));
}
