namespace NdisConformance.Host.Ndis6;

/// <summary>An indicated list that NDIS keeps until the scenario lets it go.</summary>
/// <param name="Slot">Slot of its record.</param>
/// <param name="Number">Its number, for the slot may have been given to another since.</param>
internal readonly record struct HeldList(int Slot, uint Number);
