namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>A system that called with its key. A handler asks for it as a parameter: <c>ApiCaller caller</c>.</summary>
/// <param name="Actor">The system as the audit takes it, with the division that its key is good for.</param>
/// <param name="Purposes">What its key is good for.</param>
public sealed record ApiCaller(Actor Actor, IReadOnlyList<string> Purposes)
{
    /// <summary>Who called.</summary>
    /// <exception cref="InvalidOperationException">The route is not in a group made by MapApiKeyed.</exception>
    public static ApiCaller Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<ApiCaller>() ?? throw new InvalidOperationException("No key was asked for: the route is in no group made by MapApiKeyed.");
    }

    /// <summary>Lets handlers take it as a parameter.</summary>
    public static ValueTask<ApiCaller> BindAsync(HttpContext context) => new(Of(context));
}
