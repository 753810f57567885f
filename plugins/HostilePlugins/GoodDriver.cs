using ReferenceMiniport;

namespace HostilePlugins;

/// <summary>The reference miniport as it is: what another driver did before must not show.</summary>
public sealed class GoodDriver : ReferenceDriver;
