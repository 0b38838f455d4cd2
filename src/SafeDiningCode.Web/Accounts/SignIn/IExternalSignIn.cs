namespace SafeDiningCode.Web.Accounts.SignIn;

/// <summary>
/// The seam for a city's own sign-in (single sign-on, 统一身份认证). Where one is registered as a service, the sign-in
/// page leads to <see cref="Path"/>, on which its own endpoints live; once they know who came, they end with
/// <see cref="SignInDesk.TakeExternalAsync"/>. Accounts, roles and scopes stay here: whoever comes must have an account
/// under that name, officials set up their second factor here as all do, and it is asked for unless the provider asked for one.
/// None is delivered: no two providers are alike.
/// </summary>
public interface IExternalSignIn
{
    /// <summary>Where signing in with it begins: a path of this site, which the implementation maps.</summary>
    string Path { get; }

    /// <summary>What it is called, in Chinese.</summary>
    string Chinese { get; }

    /// <summary>The same in English.</summary>
    string English { get; }
}
