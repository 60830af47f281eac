using NodaTime;
using Timeline.Domain.Catalogue;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record AddContractInput(
    Guid? CommandId, string CustomerId, string? Policy, LocalDate? ValidFrom, LocalDate? ValidUntil,
    Duration? EntitledTime, int? EntitledIncidents, Duration? UsedTime, int? UsedIncidents, string? PolicyId) : ICatalogueInput;

internal sealed record ChangeContractInput(
    Guid? CommandId, string ContractId, string? Policy, LocalDate? ValidFrom, LocalDate? ValidUntil,
    Duration? EntitledTime, int? EntitledIncidents, Duration? UsedTime, int? UsedIncidents, bool? NoEnd, bool? NoEntitlement,
    string? PolicyId, bool? NoPolicy) : ICatalogueInput;

/// <summary>What customers may ask for.</summary>
internal static class ContractCommands
{
    public static void Bind(CatalogueCommands commands)
    {
        commands.Add<AddContractInput>("addContract", (catalogue, input, on) => AddContract.Decide(catalogue, new(
            on.Id, on.Now, new(Read(input.CustomerId, "customerId")), input.Policy, input.ValidFrom, input.ValidUntil,
            Amount(input.EntitledTime, input.EntitledIncidents), Amount(input.UsedTime, input.UsedIncidents), PolicyOf(input.PolicyId))));
        commands.Add<ChangeContractInput>(
            "changeContract",
            (catalogue, input, on) => ChangeContract.Decide(catalogue, new(
                new(Read(input.ContractId, "contractId")), on.Now, input.Policy, input.ValidFrom, input.ValidUntil,
                Amount(input.EntitledTime, input.EntitledIncidents), Amount(input.UsedTime, input.UsedIncidents), input.NoEnd is true, input.NoEntitlement is true,
                PolicyOf(input.PolicyId), input.NoPolicy is true)),
            about: input => input.ContractId);
    }

    private static SlaPolicyId? PolicyOf(string? id) => id is null ? null : new(Read(id, "policyId"));

    private static HelpAmount? Amount(Duration? time, int? incidents) => time is null && incidents is null ? null : new(time, incidents);
}
