namespace NdisConformance.Runner;

/// <summary>An assembly that another one was built against.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Version">Version.</param>
/// <param name="IsSigned">True if a public key token is asked for.</param>
internal sealed record AssemblyReferenceName(string Name, Version Version, bool IsSigned);
