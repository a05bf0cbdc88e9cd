using RetinaBench.Cli.Terminal;
using RetinaBench.Models;
using RetinaBench.Models.Registry;

namespace RetinaBench.Cli.Listing;

/// <summary>A registered model as <c>list models</c> shows it.</summary>
/// <param name="Name">Name in the registry.</param>
/// <param name="Kind">Kind of entry.</param>
/// <param name="Card">What the model says of itself, or null where it cannot be opened.</param>
/// <param name="Error">That it cannot be opened, or not be run on this machine, and why; or null.</param>
internal sealed record ModelListing(string Name, string Kind, ModelCard? Card, string? Error)
{
    /// <summary>Opens every model of a registry, one after the other.</summary>
    public static IReadOnlyList<ModelListing> Of(ModelRegistry registry) => [.. registry.Entries.Select(e => Of(registry, e))];

    /// <summary>The models as text.</summary>
    public static TextTable Table(IReadOnlyList<ModelListing> models)
    {
        var table = new TextTable("model", "role", "kind", "description");
        foreach (ModelListing model in models)
            table.Add(model.Name, model.Card is { } card ? Words.Of(card.Role) : "unknown", model.Kind, model.Card?.Description ?? model.Error!);
        return table;
    }

    private static ModelListing Of(ModelRegistry registry, ModelEntry entry)
    {
        try
        {
            IModel model = registry.Open(entry);
            using (model as IDisposable)
                return new(entry.Name, entry.Kind, model.Card, null);
        }
        catch (UnavailableException e)
        {
            return new(entry.Name, entry.Kind, null, $"cannot be run here: {e.Message}");
        }
        catch (InputException e)
        {
            return new(entry.Name, entry.Kind, null, $"cannot be opened: {e.Message}");
        }
    }
}
