using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Accounts.Managing;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.SecondFactor;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts;

/// <summary>Who signs in, what they may do and see, and how they are kept apart.</summary>
internal static class AccountsModule
{
    /// <summary>What a password costs to hash: OWASP's number for PBKDF2 with SHA-512.</summary>
    private const int PasswordRounds = 210_000;

    private const int AccountsPlace = 800;
    private const int InvitationsPlace = 810;
    private const int ApiKeysPlace = 820;
    private const int OwnPlace = 900;

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
        NameLimit.AddTo(services);
        AddIdentity(services);
        services.AddSingleton<SessionBook>();
        services.AddSingleton<SessionSwitch>();
        services.AddHostedService<AccountHousekeeping>();
        services.AddSingleton<EateryAccess>();
        services.AddSingleton<ApiKeyRegister>();
        services.AddSingleton<PolicyCheck>();
        services.AddSingleton<AccountView>();
        services.AddSingleton<InvitationMaker>();
        services.AddSingleton<InviteeFinder>();
        services.AddSingleton<InvitationEndpoints.InvitationView>();
        services.AddScoped<InvitationDesk>();
        services.AddScoped<AccountKeeper>();
        services.AddScoped<AccountPages>();
        services.AddSingleton<Navigation>();
        services.AddNavigation(AccountsPlace, AccountPaths.Accounts, "账号", "Accounts", Roles.Managers);
        services.AddNavigation(InvitationsPlace, AccountPaths.Invitations, "激活单", "Slips", Roles.Managers);
        services.AddNavigation(ApiKeysPlace, AccountPaths.ApiKeys, "接口密钥", "Keys", Roles.Managers);
        services.AddNavigation(OwnPlace, AccountPaths.Account, "我的账号", "My account", Enum.GetValues<Role>());
        return services;
    }

    /// <summary>Goes after routing: who may come in is decided before anything of a route runs.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        // Said here, for the framework would put it before everything otherwise, the ready pages of scans included.
        app.UseAuthentication();
        app.UseAuthorization();
        var check = app.Services.GetRequiredService<PolicyCheck>();
        app.Use((http, next) => http.GetEndpoint()?.Metadata.GetMetadata<AccountPolicy>() is { } policy ? check.RunAsync(http, policy, next) : next(http));
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapActivation();
        routes.MapOwnAccount();
        routes.MapSecondFactor();
        routes.MapManaging();
        routes.MapInvitations();
        routes.MapApiKeys();
    }

    // What is added before the framework's own stays: names, passwords and time are as this service wants them.
    private static void AddIdentity(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, SignInNames>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordRules>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<NameLimit>();
        services.AddSingleton<TotpKeys>();
        services.AddSingleton<AccountAudit>();
        services.AddScoped<AccountStore>();
        services.AddScoped<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>());
        services.AddScoped<SignInDesk>();
        services.AddScoped<SecondFactorDesk>();
        services.AddIdentityCore<Account>()
            .AddUserManager<AccountManager>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
