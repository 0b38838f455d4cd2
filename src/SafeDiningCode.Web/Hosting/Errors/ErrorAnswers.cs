using Microsoft.AspNetCore.Diagnostics;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Hosting.Errors;

/// <summary>
/// What a caller gets where nothing else answers: programs (<c>/api</c>) get problem+json, people a page in their
/// language that says what to do. Exceptions end here and nowhere else.
/// </summary>
internal sealed class ErrorAnswers(PageRenderer pages, ILogger<ErrorAnswers> logger)
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Answers for an exception that nobody expected, or for a database that is away.</summary>
    public Task AnswerExceptionAsync(HttpContext http)
    {
        var feature = http.Features.Get<IExceptionHandlerPathFeature>();
        var error = feature?.Error;
        var status = error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            OperationCanceledException when http.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
            not null when DatabaseErrors.IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        // That the database is away was logged when it was found.
        if (status >= StatusCodes.Status500InternalServerError && error is not DatabaseAwayException)
        {
            logger.LogError("Request to {Route} failed: {Error}", feature?.Endpoint?.DisplayName ?? "(no route)", LoggedError.Of(error));
        }

        return AnswerAsync(http, status);
    }

    /// <summary>Answers with a status alone.</summary>
    public async Task AnswerAsync(HttpContext http, int status)
    {
        var language = Language.Of(http.Request);
        var (title, detail) = Words(status, language);
        SecurityHeaders.Set(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        if (status is StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var result = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Results.Problem(title: title, detail: detail, statusCode: status)
            : await pages.PageAsync<MessagePage>(
                http,
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["Heading"] = title,
                    ["Lines"] = new[] { detail },
                    ["LinkPath"] = "/",
                    ["LinkText"] = language.T("回到首页", "To the home page"),
                },
                status);
        await result.ExecuteAsync(http);
    }

    private static (string Title, string Detail) Words(int status, Language language) => status switch
    {
        StatusCodes.Status400BadRequest => (
            language.T("请求有误", "That request cannot be read"),
            language.T("请从页面上的链接或按钮重新进入。", "Please start again from a link or button on the page.")),
        StatusCodes.Status401Unauthorized => (
            language.T("请先表明身份", "Please say who you are"),
            language.T("这个接口需要密钥或登录：请求头 Authorization: Bearer 后面是密钥。", "This needs a key or a session: send the key in the header Authorization: Bearer.")),
        StatusCodes.Status403Forbidden => (
            language.T("没有收下", "That was not taken"),
            language.T("请从本站的页面重新打开表单再提交；浏览器需要允许 Cookie。", "Please open the form on this site again and send it from there; the browser must allow cookies.")),
        StatusCodes.Status404NotFound => (
            language.T("没有这个页面", "There is no such page"),
            language.T("请核对网址，或在首页输入码下方的 16 位编号。", "Check the address, or type the 16 characters printed below the code on the home page.")),
        StatusCodes.Status405MethodNotAllowed => (
            language.T("不能这样访问", "That is not done this way"),
            language.T("请从页面上的链接或按钮进入。", "Please use the links and buttons on the page.")),
        StatusCodes.Status413PayloadTooLarge => (
            language.T("内容太大", "That is too large"),
            language.T("请缩短内容后再提交。", "Please shorten it and send it again.")),
        StatusCodes.Status415UnsupportedMediaType => (
            language.T("不支持这种格式", "That format is not taken"),
            language.T("请按接口说明发送 application/json。", "Please send application/json as the description of the interface says.")),
        StatusCodes.Status429TooManyRequests => (
            language.T("请稍等再试", "Please wait a little"),
            language.T("这个网络上的请求太多了，一分钟后再试。", "Too many requests come from this network. Try again in a minute.")),
        StatusCodes.Status503ServiceUnavailable => (
            language.T("暂时忙不过来", "Busy just now"),
            language.T("本次没有记录，请几秒后再试一次。", "Nothing was recorded. Please try again in a few seconds.")),
        >= StatusCodes.Status500InternalServerError => (
            language.T("出了点问题", "Something went wrong"),
            language.T("这是我们的问题，已经记录下来。请稍后再试。", "The fault is ours and has been noted. Please try again later.")),
        _ => (
            language.T("请求没有完成", "That could not be done"),
            language.T("请从页面上的链接或按钮重新进入。", "Please start again from a link or button on the page.")),
    };
}
