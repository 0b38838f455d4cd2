using Microsoft.AspNetCore.Authentication;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts;

/// <summary>Who signs in, what they may do and see, and how they are kept apart.</summary>
internal static class AccountsModule
{
    private const int Last = 900;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>()
            .Bind(configuration.GetSection("Accounts"))
            .Validate(options => options.IsSound, "Accounts: times are positive numbers, limits are numbers, 0 for none.")
            .ValidateOnStart();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = Viewer.TokenField;
            options.HeaderName = Viewer.TokenHeader;
            options.Cookie.Name = "sd_form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The content security policy forbids frames already, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<SessionBook>();
        services.AddSingleton<EateryAccess>();
        services.AddSingleton<ApiKeyRegister>();
        services.AddSingleton<PolicyCheck>();
        services.AddSingleton<Navigation>();
        services.AddNavigation(Last, AccountPaths.Account, "我的账号", "My account", Enum.GetValues<Role>());
        return services;
    }

    /// <summary>Goes after routing: who may come in is decided before anything of a route runs.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthorization();
        var check = app.Services.GetRequiredService<PolicyCheck>();
        app.Use((http, next) => http.GetEndpoint()?.Metadata.GetMetadata<AccountPolicy>() is { } policy ? check.RunAsync(http, policy, next) : next(http));
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnAccount();
    }
}
