using System.Globalization;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>Dispatch orders on paper (交办单): officials and the eatery's owner print the same.</summary>
internal sealed class OrderSheets(DispatchOrders orders, RectificationSettingsBook settings, DivisionDirectory divisions, PageRenderer pages, ErrorAnswers errors)
{
    /// <summary>The latest order of a problem, or the one of the event that the query asks for; not found where there is none.</summary>
    /// <param name="eatery">Within the reader's scope.</param>
    /// <param name="id">The problem.</param>
    /// <param name="back">Where the page leads back to.</param>
    /// <param name="http">The request.</param>
    public async Task<IResult> ShowAsync(EateryInScope eatery, long id, string back, HttpContext http)
    {
        var given = await orders.OfProblemAsync(eatery.Id, id, http.RequestAborted);
        var wanted = http.Request.Query["event"] is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? given.FirstOrDefault(order => order.Event == number)
            : given is [.., var latest] ? latest : null;
        if (wanted is null)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        return await pages.PageAsync<OrderPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(OrderPage.Order)] = wanted,
            [nameof(OrderPage.Basis)] = (await settings.OfVersionAsync(wanted.SettingsVersion, http.RequestAborted)).Basis,
            [nameof(OrderPage.Office)] = divisions.Divisions.GetValueOrDefault(wanted.Division)?.Name ?? wanted.Division,
            [nameof(OrderPage.Back)] = back,
        });
    }
}
