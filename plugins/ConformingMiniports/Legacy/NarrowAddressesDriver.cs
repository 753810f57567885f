using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>Asks for addresses of 32 bits although its NIC takes 64: NDIS bounces what lies above.</summary>
public sealed class NarrowAddressesDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override bool Uses64BitAddresses(Nic nic) => false;
}
